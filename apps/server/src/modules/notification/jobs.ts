import type { Services } from '../../platform/services.ts'
import { alarmDuty } from './alarm-duty.ts'
import { sendNotification, type Outlets } from './send-notification.ts'

export async function workNotifications(services: Services, outlets: Outlets): Promise<void> {
  for (const name of ['send-notification', 'remind-appointment'] as const)
    await services.jobs.work(name, async (data) => {
      await sendNotification(services, outlets, data)
    })
  await services.jobs.work('alarm-duty', async (data) => {
    await alarmDuty(services, outlets, data)
  })
}
