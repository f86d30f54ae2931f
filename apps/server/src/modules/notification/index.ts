/** The door of notification: planning what is told to whom, and telling it. */
export { workNotifications } from './jobs.ts'
export { mayBeTold } from './may-be-told.ts'
export { noticeDetail } from './notification-queries.ts'
export { createOutlets } from './outlets.ts'
export {
  planAppointmentNotices,
  planMessageNotice,
  planQuestionNotice,
  type BookedTime,
  type NoticeChannel,
  type NoticeTemplate,
} from './plan-notices.ts'
export { withdrawNotice } from './withdraw-notice.ts'
export { receiveReport, type DeliveryReport } from './receive-report.ts'
export { readUnsent } from './read-unsent.ts'
export { listWaysDown } from './unsent-queries.ts'
export { listUnreached, settleTask, settleTasksOf } from './undelivered-queries.ts'
export { sendNotification, type Outlets } from './send-notification.ts'
