/** The door of capacity: the model of a centre, its simulation, the bound, the measures. Pure. */
export type { CentreModel, ModelNeed, PeopleModel } from './centre-model.ts'
export { clairvoyantBound } from './clairvoyant-bound.ts'
export { exampleCentre } from './example-centre.ts'
export { drawDemand, type ArrivingNeed, type Demand } from './draw-demand.ts'
export { measureAccess, type AccessMeasures } from './measure-access.ts'
export { needClasses, simulateBookings, type Outcome } from './simulate-bookings.ts'
export { searchCarveOut } from './search-carve-out.ts'
