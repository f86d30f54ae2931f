import type { StaffDataText } from './data-text.ts'

/** What each figure of the manager counts, in words: a figure nobody can explain is not shown. */
export const figureDefinitions = [
  {
    figure: 'contactsToday',
    text: {
      fi: 'Tänään saapuneet yhteydenotot kaikista kanavista. Yhdistetyt lasketaan kerran.',
      sv: 'Kontakter som kommit i dag via alla kanaler. Sammanslagna räknas en gång.',
      en: 'Contacts received today over all channels. Joined ones count once.',
    },
  },
  {
    figure: 'answeredSameDay',
    text: {
      fi: 'Tänään saapuneista ne, joihin ammattilainen on vastannut tai jotka on arvioitu tänään.',
      sv: 'Av dagens kontakter de som en yrkesperson har svarat på eller bedömt i dag.',
      en: 'Of today’s contacts, those a professional has answered or assessed today.',
    },
  },
  {
    figure: 'promisesKept',
    text: {
      fi: 'Tänään päättyneistä lupauksista ne, joissa otimme yhteyttä ennen luvatun ajan loppua.',
      sv: 'Av löften som gick ut i dag de där vi tog kontakt före den lovade tidens slut.',
      en: 'Of the promises that ended today, those in which we were in touch before their end.',
    },
  },
  {
    figure: 'breaking',
    text: {
      fi: 'Avoimien tarpeiden ja vielä arvioimattomien yhteydenottojen lakisääteiset ajat, jotka päättyvät valittujen päivien sisällä tai ovat jo päättyneet eikä ajan täyttävää varausta ole ennen sitä. Yhdellä tarpeella voi olla useampi. Samat ajat lasketaan lauseessa, kuvassa, ryhmissä ja luettelossa.',
      sv: 'Lagstadgade tider för öppna behov och för kontakter som inte bedömts än, som går ut inom de valda dagarna eller redan har gått ut, utan en bokad tid före det som uppfyller dem. Ett behov kan ha flera. Samma tider räknas i meningen, bilden, grupperna och listan.',
      en: 'Statutory times of open needs and of contacts not assessed yet that end within the days chosen or have already ended, with no booked time before it that meets them. One need may have several. The sentence, the picture, the groups and the list count the same ones.',
    },
  },
  {
    figure: 'clocks',
    text: {
      fi: 'Lakisääteiset määräajat, jotka ovat alkaneet 28 päivän aikana. Tarjouksella täytetty, soveltamatta jätetty ja asukkaasta johtuva lasketaan kukin erikseen, eikä mikään siirrä päivää.',
      sv: 'Lagstadgade tidsgränser som börjat under 28 dagar. Uppfyllt genom erbjudande, inte tillämpat och beroende på invånaren räknas var för sig, och inget flyttar dagen.',
      en: 'Statutory limits that started within 28 days. Met by an offer, not applied and due to the resident are each counted apart, and none moves the date.',
    },
  },
  {
    figure: 'cannotKeep',
    text: {
      fi: 'Avoimet tarpeet, joille ei arviointihetkellä löytynyt vapaata aikaa ennen lain päivää (1326/2010 54 § 2 mom.).',
      sv: 'Öppna behov för vilka ingen ledig tid före lagens dag fanns vid bedömningen (1326/2010 54 § 2 mom.).',
      en: 'Open needs for which no free time before the legal date was found at the assessment (1326/2010 § 54 2 mom.).',
    },
  },
  {
    figure: 'byService',
    text: {
      fi: 'Viimeisten 28 päivän yhteydenotot; rikkoutuvat aikarajat riippumatta siitä, milloin yhteydenotto tuli. Alle viiden yhteydenoton ryhmät on piilotettu.',
      sv: 'Kontakter under de senaste 28 dagarna; tidsgränser som bryts oberoende av när kontakten kom. Grupper med färre än fem kontakter är dolda.',
      en: 'Contacts of the last 28 days; limits that break whenever their contact came. Groups of fewer than five contacts are hidden.',
    },
  },
] as const satisfies readonly { readonly figure: string; readonly text: StaffDataText }[]

/** What a manager is alarmed about, with its number. */
export const alarmTexts = {
  withoutNextStep: (n: number): StaffDataText => ({
    fi: `${String(n)} yhteydenotolla ei ole seuraavaa askelta, jonka tekijä olisi silloin töissä.`,
    sv: `${String(n)} kontakter saknar ett nästa steg vars ansvariga då är på arbetet.`,
    en: `${String(n)} contacts have no next step whose owner is at work then.`,
  }),
  untoldDuty: (n: number): StaffDataText => ({
    fi: `${String(n)} yhteydenoton seuraava askel on päivystyksellä, joka ei ole saanut hälytystä: soita sinne.`,
    sv: `Nästa steg för ${String(n)} kontakter hör till en jour som inte har fått larmet: ring dit.`,
    en: `The next step of ${String(n)} contacts is with a duty role that got no alarm: phone it.`,
  }),
  escalated: (n: number): StaffDataText => ({
    fi: `${String(n)} yhteydenottoa on avaamatta yli luokkansa ajan.`,
    sv: `${String(n)} kontakter är oöppnade längre än sin klass tillåter.`,
    en: `${String(n)} contacts are unopened past the time of their class.`,
  }),
  cannotKeep: (n: number): StaffDataText => ({
    fi: `${String(n)} tarpeen määräaikaa ei voi pitää nykyisillä ajoilla: hanki muualta (1326/2010 54 §).`,
    sv: `Tidsgränsen för ${String(n)} behov kan inte hållas med nuvarande tider: skaffa på annat håll (1326/2010 54 §).`,
    en: `The limit of ${String(n)} needs cannot be kept with the times there are: arrange it elsewhere (1326/2010 § 54).`,
  }),
  overdue: (n: number): StaffDataText => ({
    fi: `${String(n)} seuraavaa askelta on myöhässä.`,
    sv: `${String(n)} nästa steg är försenade.`,
    en: `${String(n)} next steps are late.`,
  }),
  breakingSoon: (n: number): StaffDataText => ({
    fi: `Lakisääteisiä aikoja, jotka päättyvät kolmen päivän sisällä tai ovat jo päättyneet ilman varausta: ${String(n)}.`,
    sv: `Lagstadgade tider som går ut inom tre dagar eller redan har gått ut utan bokning: ${String(n)}.`,
    en: `Statutory times that end within three days or have already ended with nothing booked: ${String(n)}.`,
  }),
} as const
