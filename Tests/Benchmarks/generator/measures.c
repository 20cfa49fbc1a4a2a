#include "measures.h"

// Stems return under another suffix with another meaning, as they do at CBS.
const struct measure measures[MEASURE_COUNT] = {
    {"AantalInwoners", COUNT}, {"Mannen", COUNT}, {"Vrouwen", COUNT},
    {"k_0Tot15Jaar", COUNT}, {"k_15Tot25Jaar", COUNT}, {"k_25Tot45Jaar", COUNT},
    {"k_45Tot65Jaar", COUNT}, {"k_65JaarOfOuder", COUNT}, {"Ongehuwd", COUNT},
    {"Gehuwd", COUNT}, {"Gescheiden", COUNT}, {"Verweduwd", COUNT},
    {"WestersTotaal", COUNT}, {"NietWestersTotaal", COUNT}, {"Marokko", COUNT},
    {"NederlandseAntillenEnAruba", COUNT}, {"Suriname", COUNT}, {"Turkije", COUNT},
    {"OverigNietWesters", COUNT}, {"GeboorteTotaal", COUNT}, {"GeboorteRelatief", BALANCE},
    {"SterfteTotaal", COUNT}, {"SterfteRelatief", PERCENTAGE}, {"HuishoudensTotaal", COUNT},
    {"Eenpersoonshuishoudens", COUNT}, {"HuishoudensZonderKinderen", COUNT},
    {"HuishoudensMetKinderen", COUNT}, {"GemiddeldeHuishoudensgrootte", PERCENTAGE},
    {"Bevolkingsdichtheid", COUNT}, {"Woningvoorraad", COUNT},
    {"GemiddeldeWoningwaarde", AMOUNT}, {"PercentageEengezinswoning", PERCENTAGE},
    {"PercentageMeergezinswoning", PERCENTAGE}, {"PercentageBewoond", PERCENTAGE},
    {"PercentageOnbewoond", PERCENTAGE}, {"Koopwoningen", PERCENTAGE},
    {"HuurwoningenTotaal", PERCENTAGE}, {"InBezitWoningcorporatie", PERCENTAGE},
    {"InBezitOverigeVerhuurders", PERCENTAGE}, {"EigendomOnbekend", PERCENTAGE},
    {"BouwjaarVoor2000", PERCENTAGE}, {"BouwjaarVanaf2000", PERCENTAGE},
    {"GemiddeldElektriciteitsverbruikTotaal", COUNT}, {"Appartement", COUNT},
    {"Tussenwoning", COUNT}, {"Hoekwoning", COUNT}, {"TweeOnderEenKapWoning", COUNT},
    {"VrijstaandeWoning", COUNT}, {"Huurwoning", COUNT}, {"EigenWoning", COUNT},
    {"GemiddeldAardgasverbruikTotaal", COUNT}, {"Appartement", COUNT},
    {"Tussenwoning", COUNT}, {"Hoekwoning", COUNT}, {"TweeOnderEenKapWoning", COUNT},
    {"VrijstaandeWoning", COUNT}, {"Huurwoning", COUNT}, {"EigenWoning", COUNT},
    {"PercentageWoningenMetStadsverwarming", PERCENTAGE}, {"AantalInkomensontvangers", COUNT},
    {"GemiddeldInkomenPerInkomensontvanger", AMOUNT}, {"GemiddeldInkomenPerInwoner", AMOUNT},
    {"k_40PersonenMetLaagsteInkomen", PERCENTAGE}, {"k_20PersonenMetHoogsteInkomen", PERCENTAGE},
    {"Actieven1575Jaar", PERCENTAGE}, {"k_40HuishoudensMetLaagsteInkomen", PERCENTAGE},
    {"k_20HuishoudensMetHoogsteInkomen", PERCENTAGE}, {"HuishoudensMetEenLaagInkomen", PERCENTAGE},
    {"HuishOnderOfRondSociaalMinimum", PERCENTAGE}, {"PersonenPerSoortUitkeringBijstand", COUNT},
    {"PersonenPerSoortUitkeringAO", COUNT}, {"PersonenPerSoortUitkeringWW", COUNT},
    {"PersonenPerSoortUitkeringAOW", COUNT}, {"BedrijfsvestigingenTotaal", COUNT},
    {"ALandbouwBosbouwEnVisserij", COUNT}, {"BFNijverheidEnEnergie", COUNT},
    {"GIHandelEnHoreca", COUNT}, {"HJVervoerInformatieEnCommunicatie", COUNT},
    {"KLFinancieleDienstenOnroerendGoed", COUNT}, {"MNZakelijkeDienstverlening", COUNT},
    {"RUCultuurRecreatieOverigeDiensten", COUNT}, {"PersonenautoSTotaal", COUNT},
    {"PersonenautoSBrandstofBenzine", COUNT}, {"PersonenautoSOverigeBrandstof", COUNT},
    {"PersonenautoSPerHuishouden", PERCENTAGE}, {"PersonenautoSNaarOppervlakte", AMOUNT},
    {"Motorfietsen", COUNT}, {"AfstandTotHuisartsenpraktijk", PERCENTAGE},
    {"AfstandTotGroteSupermarkt", PERCENTAGE}, {"AfstandTotKinderdagverblijf", PERCENTAGE},
    {"AfstandTotSchool", PERCENTAGE}, {"ScholenBinnen3Km", AMOUNT},
    {"OppervlakteTotaal", COUNT}, {"OppervlakteLand", COUNT}, {"OppervlakteWater", COUNT},
    {"Omgevingsadressendichtheid", COUNT},
};

bool measure_takes_comma(int index) {
    if (measure_is_integer(index)) return false;
    int decimals_before = 0;
    for (int i = 0; i < index; i++) decimals_before += !measure_is_integer(i);
    return decimals_before < DECIMAL_COMMA_COLUMNS;
}

// One to six digits, each length as likely as another: most places are small.
static int64_t count_value(uint32_t bits) {
    static const uint32_t bounds[] = {10, 100, 1000, 10000, 100000, 1000000};
    uint32_t length = (bits & 0xff) * 6 >> 8;
    return random_below(bits, bounds[length]);
}

int64_t measure_value(int index, uint32_t bits) {
    switch (measures[index].kind) {
    case COUNT: return count_value(bits);
    case PERCENTAGE: return random_below(bits, 1001);
    case BALANCE: return (int64_t)random_below(bits, 2001) - 500;
    case AMOUNT: return random_below(bits, 100000);
    }
    return 0;
}
