import Foundation
import IndicatorSchema
import PipelineEngine

/// What people and schedulers see of a nightly run.
enum NightlyText {
  /// One line for each pipeline: on standard output when it is well, else on standard error after its complaints.
  static func show(_ result: Nightly.Result) {
    if result.wasKilled {
      return Terminal.error(
        "note: \(result.entry.pipeline): \(result.problems.items.map(\.message).joined(separator: "; "))")
    }
    guard result.problems.items.isEmpty else {
      Terminal.complain(result.problems)
      return Terminal.error(
        Terminal.lastLine(result.entry.pipeline, result.problems, output: result.output))
    }
    for note in result.report?.notes ?? [] { Terminal.error("note: \(note)") }
    print(line(result))
  }

  static func line(_ result: Nightly.Result) -> String {
    let entry = result.entry
    let seconds = String(format: "%.2f", entry.ended - entry.started)
    guard let report = result.report else { return "\(entry.pipeline): unchanged (\(seconds) s)" }
    var parts = ["\(report.stepsRun) of \(report.ledger.count) steps ran"]
    if let change = entry.changes.first {
      parts.append(
        entry.changes.count == 1 ? change : "\(change), and \(entry.changes.count - 1) more changes")
    }
    if report.quarantined > 0 { parts.append("\(report.quarantined) quarantined") }
    let outputs = report.outputs.joined(separator: ", ")
    parts.append(outputs.isEmpty ? "nothing to publish" : "\(outputs) in \(result.output)")
    return "\(entry.pipeline): \(parts.joined(separator: "; ")) (\(seconds) s)"
  }
}

/// The files with which systemd runs `peil nightly`.
enum SystemdFiles {
  static let text = """
    # /etc/systemd/system/peil-nightly.service
    [Unit]
    Description=Peil: nightly run of the pipelines
    Wants=network-online.target
    After=network-online.target

    [Service]
    Type=oneshot
    User=peil
    ExecStart=/usr/local/bin/peil nightly /srv/peil/Pipelines --set data=/srv/peil/data --output /srv/www/peil
    # 3: out of reach; systemd tries again later.
    Restart=on-failure
    RestartForceExitStatus=3
    RestartPreventExitStatus=1 2 4
    RestartSec=30min
    TimeoutStartSec=3h
    Nice=10
    ProtectSystem=strict
    ReadWritePaths=/srv/peil /srv/www/peil
    PrivateTmp=true
    NoNewPrivileges=true

    # /etc/systemd/system/peil-nightly.timer
    [Unit]
    Description=Peil: every night

    [Timer]
    OnCalendar=*-*-* 03:15:00
    RandomizedDelaySec=20min
    Persistent=true

    [Install]
    WantedBy=timers.target
    """
}
