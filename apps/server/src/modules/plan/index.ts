/** The door of plan: the plan as people see it, with its appointments and clocks. */
export { listAppointments, toAppointmentView, type AppointmentRow } from './appointment-view.ts'
export { carriedBy, carriedColumns, carriedJoin, type CarriedRow } from './carried-by.ts'
export { clockRowView, listNeedClocks, type ClockRow } from './clock-rows.ts'
export { nextTextOf } from './next-text.ts'
export { placeView } from './place-view.ts'
export { toldTexts, type LineTexts } from './line-texts.ts'
export { whoComesColumns, whoComesView, type WhoComesRow } from './who-comes.ts'
export { listPlanLines, readPlans, type PlanLineView } from './read-plans.ts'
