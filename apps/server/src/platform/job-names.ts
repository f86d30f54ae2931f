/** Every kind of planned work. A job's data are ids and codes: it looks up the rest when it runs, as `system`. */
export const jobNames = [
  'send-notification',
  'remind-appointment',
  'alarm-duty',
  'raise-lead',
  'tell-cancelled',
  'tell-missed',
  'tell-taken-back',
  'tell-session-cancelled',
  'alarm-data-request',
  'propose-retention',
  'count-retention',
  'end-retention',
  'offer-freed-time',
  'end-waiting-offer',
  'question-undelivered',
  'retune-policy',
  'run-policy-trial',
  'check-roster',
  'check-places',
  'propose-moves',
  'end-move-question',
  'start-next-rounds',
  'follow-decrees',
] as const
export type JobName = (typeof jobNames)[number]
export type JobData = Record<string, string | number>
