/** The door of notification: what leaves the county, and by which way. */
export { workNotifications } from './jobs.ts'
export { createOutlets } from './outlets.ts'
export { sendNotification, type Outlets } from './send-notification.ts'
