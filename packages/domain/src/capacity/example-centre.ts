import type { CentreModel } from './centre-model.ts'

/** A made-up centre of five professions and eleven kinds of need: what booking policies are compared on. */
export const exampleCentre: CentreModel = {
  skills: ['gp', 'nurse', 'physio', 'social_worker', 'psychiatric_nurse'],
  capacityPerWorkingDay: [100, 140, 40, 50, 40],
  capacityNoise: { mean: 1, sd: 0.05 },
  weekdayFactor: [1.25, 1.05, 0.95, 0.9, 0.85],
  season: { amplitude: 0.12, periodWorkingDays: 125 },
  horizonWorkingDays: 250,
  runOutWorkingDays: 80,
  needTypes: [
    { id: 'gp_urgent', skills: ['gp'], limitWorkingDays: 0, shareOfPrimary: 0.18 },
    { id: 'nurse_urgent', skills: ['nurse', 'gp'], limitWorkingDays: 0, shareOfPrimary: 0.16 },
    { id: 'gp_semi_urgent', skills: ['gp'], limitWorkingDays: 3, shareOfPrimary: 0.22 },
    { id: 'gp_non_urgent_14d', skills: ['gp'], limitWorkingDays: 10, shareOfPrimary: 0.6 },
    { id: 'nurse_non_urgent', skills: ['nurse'], limitWorkingDays: 10, shareOfPrimary: 0.44 },
    { id: 'chronic_care_review', skills: ['nurse', 'gp'], limitWorkingDays: 30, shareOfPrimary: 0.4 },
    { id: 'physio_direct', skills: ['physio'], limitWorkingDays: 10, shareOfPrimary: 1 },
    { id: 'social_urgent', skills: ['social_worker'], limitWorkingDays: 0, shareOfPrimary: 0.12 },
    { id: 'social_assessment_7wd', skills: ['social_worker'], limitWorkingDays: 7, shareOfPrimary: 0.88 },
    { id: 'psychiatric_nurse', skills: ['psychiatric_nurse'], limitWorkingDays: 20, shareOfPrimary: 0.7 },
    {
      id: 'mild_mental_substance',
      skills: ['psychiatric_nurse', 'social_worker'],
      limitWorkingDays: 10,
      shareOfPrimary: 0.3,
    },
  ],
  people: {
    refusesFirstOffer: 0.15,
    cancelsBeforehand: { share: 0.08, meanNoticeWorkingDays: 3 },
    noShowByLeadTime: [
      { upToWorkingDays: 0, share: 0.02 },
      { upToWorkingDays: 5, share: 0.04 },
      { upToWorkingDays: 15, share: 0.06 },
      { upToWorkingDays: 999, share: 0.08 },
    ],
    warmUpWorkingDays: 60,
  },
}
