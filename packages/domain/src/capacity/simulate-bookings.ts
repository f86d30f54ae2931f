import type { OfferPolicy } from '../booking/index.ts'
import type { PlayedCentre } from './centre-model.ts'
import type { Demand } from './draw-demand.ts'
import { playBookings, type Outcome } from './play-bookings.ts'

/** Plays one policy over one demand in one go: see `playBookings`. */
export function simulateBookings(model: PlayedCentre, demand: Demand, policy: OfferPolicy): readonly Outcome[] {
  const days = playBookings(model, demand, policy)
  for (;;) {
    const step = days.next()
    if (step.done === true) return step.value
  }
}
