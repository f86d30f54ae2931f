import type { StaffDataText } from './data-text.ts'

const text = (fi: string, sv: string, en: string): StaffDataText => ({ fi, sv, en })

/** Why an offer of times stands where it stands, for the professional who books. */
export const offerReasonTexts = {
  sameDay: text('Kaikki ajat ovat samana päivänä.', 'Alla tider är samma dag.', 'All times are on the same day.'),
  severalDays: text('Ajat ovat eri päivinä.', 'Tiderna är olika dagar.', 'The times are on different days.'),
  samePlace: text('Ajat ovat samassa paikassa.', 'Tiderna är på samma plats.', 'The times are in the same place.'),
  remote: text('Matkaa ei tarvita.', 'Ingen resa behövs.', 'No journey is needed.'),
  insideLimit: text(
    'Ajat ovat määräpäivien sisällä.',
    'Tiderna är inom tidsgränserna.',
    'The times are inside the time limits.',
  ),
  outsideLimit: text(
    'Jokin aika on määräpäivän jälkeen.',
    'Någon tid är efter tidsgränsen.',
    'Some time is after its time limit.',
  ),
  known: text(
    'Ammattilainen tuntee asiakkaan entuudestaan.',
    'Yrkespersonen känner klienten från förr.',
    'The professional knows the client already.',
  ),
  withCompanion: text('Saattaja pääsee mukaan.', 'Ledsagaren kan komma med.', 'The companion can come along.'),
  leavesNear: text(
    'Lähimmät ajat jätetään niille, jotka eivät voi odottaa.',
    'De närmaste tiderna lämnas åt dem som inte kan vänta.',
    'The nearest times are left to people who cannot wait.',
  ),
} as const

export const uncoveredTexts = {
  noTime: text('Vapaata aikaa ei ole.', 'Det finns ingen ledig tid.', 'There is no free time.'),
  noTimeInsideLimit: text(
    'Vapaata aikaa ei ole ennen määräpäivää.',
    'Det finns ingen ledig tid före tidsgränsen.',
    'There is no free time before the time limit.',
  ),
} as const

/** A lawful way out of the law data with the act and section it stands on (Health Care Act 1326/2010 § 54). */
export const wayOutText = (way: { title: StaffDataText; act: string; section: string }): StaffDataText =>
  text(
    `${way.title.fi} (${way.act} ${way.section})`,
    `${way.title.sv} (${way.act} ${way.section})`,
    `${way.title.en} (${way.act} ${way.section})`,
  )
