import type { Clock } from './types.ts'

/** A statutory duty of the county: no promise of its own, no right or presumption of the resident's, and nothing that another body answers for. */
export const isDutyOfCounty = ({ kind, lapses, elsewhere }: Pick<Clock, 'kind' | 'lapses' | 'elsewhere'>): boolean =>
  kind === 'law' && lapses !== true && elsewhere !== true
