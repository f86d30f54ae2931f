/**
 * Professions of social care by their codes, those of older rosters too (817/2015 § 3, from memory); every other one is counted
 * as health care's.
 */
const socialProfessions: ReadonlySet<string> = new Set([
  'social-worker',
  'sosiaalityontekija',
  'social-counsellor',
  'sosiaaliohjaaja',
  'family-worker',
])

/** The side that a profession works on. */
export const sideOfProfession = (profession: string): 'health' | 'social' =>
  socialProfessions.has(profession) ? 'social' : 'health'
