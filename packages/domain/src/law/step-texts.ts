import type { ExplanationCode, LawText } from './types.ts'

const t = (fi: string, sv: string, en: string): LawText => ({ fi, sv, en })

/** A sentence for each step of the reasoning; `{name}` is a parameter of the step. */
export const stepTexts: Readonly<Record<ExplanationCode, LawText>> = {
  rule: t(
    'Sääntö {rule}: laki {act}, {section}.',
    'Regel {rule}: lag {act}, {section}.',
    'Rule {rule}: act {act}, {section}.',
  ),
  promise: t(
    'Hyvinvointialueen oma lupaus {rule}. Se ei ole laki.',
    'Välfärdsområdets eget löfte {rule}. Det är inte lag.',
    'The county’s own promise {rule}. It is not a law.',
  ),
  start: t('Aika alkaa: {event}, {date}.', 'Tiden börjar: {event}, {date}.', 'Time starts: {event}, {date}.'),
  version: t(
    'Sovelletaan {date} voimassa ollutta lakia (alkaen {from}).',
    'Lagen som gällde {date} tillämpas (från {from}).',
    'The law in force on {date} applies (from {from}).',
  ),
  otherNeed: t(
    'Tarve havaittiin muussa yhteydessä. Samat ajat koskevat sitä ({section}).',
    'Behovet upptäcktes i annat sammanhang. Samma tider gäller ({section}).',
    'The need was noticed elsewhere. The same limits apply ({section}).',
  ),
  age: t(
    'Ikä {age} vuotta, kun: {at}. Raja on {years} vuotta.',
    'Ålder {age} år vid: {at}. Gränsen är {years} år.',
    'Age {age} years at: {at}. The border is {years} years.',
  ),
  ageUnknown: t(
    'Ikää ei tiedetä. Käytetään tiukempaa aikaa (raja {years} vuotta).',
    'Åldern är inte känd. Den strängare tiden används (gräns {years} år).',
    'The age is not known. The tighter limit is used (border {years} years).',
  ),
  officeDay: t(
    'Virka-aika päättyy kello {close}. Toimistopäivä on {date}.',
    'Tjänstetiden slutar klockan {close}. Tjänstedagen är {date}.',
    'Office hours end at {close}. The office day is {date}.',
  ),
  firstDayCounted: t('Alkupäivä lasketaan mukaan.', 'Den första dagen räknas med.', 'The first day is counted.'),
  firstDayNotCounted: t(
    'Alkupäivää ei lasketa mukaan (150/1930 2 §).',
    'Den första dagen räknas inte med (150/1930 2 §).',
    'The first day is not counted (150/1930 § 2).',
  ),
  countedFromDecision: t(
    'Päätös tehtiin ennen sijoitusta. Lasketaan päätöspäivästä {date}.',
    'Beslutet fattades före placeringen. Räknas från beslutsdagen {date}.',
    'The decision came before the placement. Counted from the decision, {date}.',
  ),
  countDays: t('Lasketaan {count} vuorokautta.', '{count} dygn räknas.', '{count} calendar days are counted.'),
  countWeeks: t(
    'Lasketaan {count} viikkoa, samaan viikonpäivään.',
    '{count} veckor räknas, till samma veckodag.',
    '{count} weeks are counted, to the same weekday.',
  ),
  countMonths: t('Lasketaan {count} kuukautta.', '{count} månader räknas.', '{count} months are counted.'),
  monthEnd: t(
    'Kuukaudessa ei ole päivää {day}. Viimeinen päivä on {last} (150/1930 3 §).',
    'Månaden har ingen dag {day}. Sista dagen är {last} (150/1930 3 §).',
    'The month has no day {day}. Its last day is {last} (150/1930 § 3).',
  ),
  countWorkingDays: t(
    'Lasketaan {count} arkipäivää. Lauantai, sunnuntai ja pyhä eivät ole arkipäiviä.',
    '{count} vardagar räknas. Lördag, söndag och helgdag är inte vardagar.',
    '{count} working days are counted. Saturdays, Sundays and holidays are not.',
  ),
  skipped: t('Pyhät ohitetaan: {dates}.', 'Helgdagar hoppas över: {dates}.', 'Holidays are skipped: {dates}.'),
  schoolSkipped: t(
    'Oppilaitoksen vapaapäivät ohitetaan: {dates}.',
    'Läroanstaltens lediga dagar hoppas över: {dates}.',
    'Days on which the school is closed are skipped: {dates}.',
  ),
  schoolCalendarMissing: t(
    'Oppilaitoksen lomia ei tiedetä. Laskettu tavallisina arkipäivinä.',
    'Läroanstaltens lov är inte kända. Räknat som vanliga vardagar.',
    'The school’s holidays are not known. Counted as ordinary working days.',
  ),
  nextMonthPayment: t(
    '{count} arkipäivää tai haetun kuukauden ensimmäinen arkipäivä: {date}.',
    '{count} vardagar eller den sökta månadens första vardag: {date}.',
    '{count} working days, or the first working day of the month: {date}.',
  ),
  endOfNextMonth: t(
    'Seuraavan kuukauden loppu: {date}.',
    'Slutet av följande månad: {date}.',
    'The end of the next month: {date}.',
  ),
  atOnce: t(
    'Tehdään heti. Päiviä ei lasketa.',
    'Görs genast. Inga dagar räknas.',
    'Done at once. No days are counted.',
  ),
  noNumber: t(
    'Laki sanoo viipymättä. Se ei anna päivien määrää.',
    'Lagen säger utan dröjsmål. Den ger inget antal dagar.',
    'The law says without delay. It gives no number of days.',
  ),
  planned: t(
    'Aika tulee suunnitelmasta. Laissa ei ole enimmäisaikaa.',
    'Tiden kommer från planen. Lagen har ingen maximitid.',
    'The time comes from the plan. The law has no maximum.',
  ),
  extension: t(
    'Kirjatut perusteet antavat {count} kuukautta lisää.',
    'Dokumenterade grunder ger {count} månader till.',
    'Documented grounds give {count} months more.',
  ),
  laterOf: t(
    'Laissa on kaksi aikaa: {earlier} ja {later}. Enimmäisaika on {date}.',
    'Lagen har två tider: {earlier} och {later}. Maximitiden är {date}.',
    'The law has two dates: {earlier} and {later}. The maximum is {date}.',
  ),
  laterOfMissing: t(
    'Toisen ajan alkua ei ole kirjattu. Laskettu ensimmäisestä.',
    'Den andra tidens början är inte antecknad. Räknat från den första.',
    'The start of the second date is not recorded. Counted from the first.',
  ),
  deemedServed: t(
    'Kirje katsotaan saaduksi {date}.',
    'Brevet anses ha mottagits {date}.',
    'The letter is deemed received on {date}.',
  ),
  notRolled: t(
    'Päivä on pyhä tai viikonloppu. Se ei siirry. Arkipäivään siirrettynä se olisi {date}.',
    'Dagen är en helg. Den flyttas inte. Flyttad till en vardag vore den {date}.',
    'The day is a holiday or weekend. It does not move. Moved to a working day it would be {date}.',
  ),
  rolled: t(
    '{from} on pyhä tai viikonloppu. Siirtyy arkipäivään {date} (150/1930 5 §).',
    '{from} är en helg. Flyttas till vardagen {date} (150/1930 5 §).',
    '{from} is a holiday or weekend. It moves to {date} (150/1930 § 5).',
  ),
  result: t('Viimeinen päivä on {date}.', 'Sista dagen är {date}.', 'The last day is {date}.'),
  alternative: t(
    'Laki muuttui välillä. Toinen lukutapa {rule}: {date}.',
    'Lagen ändrades under tiden. Annan tolkning {rule}: {date}.',
    'The law changed meanwhile. Another reading, {rule}: {date}.',
  ),
  exception: t(
    'Kirjattu poikkeus {exception} (varmuus: {confidence}). Päivä ei muutu.',
    'Antecknat undantag {exception} (säkerhet: {confidence}). Dagen ändras inte.',
    'Recorded exception {exception} (confidence: {confidence}). The day does not change.',
  ),
  groundMissing: t(
    'Poikkeus {exception} ei vaikuta: ammattilaisen perustelu puuttuu.',
    'Undantaget {exception} verkar inte: motivering saknas.',
    'Exception {exception} has no effect: the professional’s ground is missing.',
  ),
  stopped: t('Tehty ajoissa: {event}, {at}.', 'Gjort i tid: {event}, {at}.', 'Done in time: {event}, {at}.'),
  stoppedLate: t('Tehty myöhässä: {event}, {at}.', 'Gjort för sent: {event}, {at}.', 'Done late: {event}, {at}.'),
  passed: t('Viimeinen päivä {date} on ohi.', 'Sista dagen {date} har gått.', 'The last day, {date}, has passed.'),
  lapsed: t(
    'Aika päättyi {date}. Päättyminen ei riko velvollisuutta.',
    'Tiden gick ut {date}. Ingen skyldighet har brutits.',
    'The time ended on {date}. No duty has been broken.',
  ),
  ended: t('Aika ei enää kulu: {event}.', 'Tiden löper inte längre: {event}.', 'Time no longer runs: {event}.'),
  corrected: t(
    'Kirjausta on korjattu. Sitä ennen viimeinen päivä oli {date} ({rule}).',
    'Anteckningen har rättats. Före det var sista dagen {date} ({rule}).',
    'What was recorded has been corrected. Until then the last day was {date} ({rule}).',
  ),
  extended: t(
    'Aikaa on pidennetty kirjatulla perusteella. Sitä ennen viimeinen päivä oli {date} ({rule}).',
    'Tiden har förlängts på en antecknad grund. Före det var sista dagen {date} ({rule}).',
    'The time was extended on a recorded ground. Until then the last day was {date} ({rule}).',
  ),
  confidence: t(
    'Lukutavan varmuus on {level}.',
    'Tolkningens säkerhet är {level}.',
    'The confidence of this reading is {level}.',
  ),
}

/** The sentences of one month and one working day, where those of many would be wrong. */
export const stepTextsForOne: Partial<Readonly<Record<ExplanationCode, Required<LawText>>>> = {
  countMonths: {
    fi: 'Lasketaan yksi kuukausi.',
    sv: 'En månad räknas.',
    en: 'One month is counted.',
    se: 'Lohkkojuvvo okta mánnu.',
  },
  countWorkingDays: {
    fi: 'Tehdään samana tai seuraavana arkipäivänä. Lauantai, sunnuntai ja pyhä eivät ole arkipäiviä.',
    sv: 'Görs samma eller följande vardag. Lördag, söndag och helgdag är inte vardagar.',
    en: 'Done the same or the next working day. Saturdays, Sundays and holidays are not working days.',
    se: 'Dahkkojuvvo seamma dahje čuovvovaš árgabeaivvi. Lávvordat, sotnabeaivi ja bassebeaivi eai leat árgabeaivvit.',
  },
}
