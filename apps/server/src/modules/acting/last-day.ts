import { toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'

/** The last day on which something holds that ends at this moment: what ends at midnight does not hold on the day that begins. */
export const lastDay = (until: Date): LocalDate => toHelsinkiDate(toInstant(new Date(until.getTime() - 1)))
