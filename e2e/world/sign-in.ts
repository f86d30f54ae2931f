import type { Page } from 'playwright-core'
import { arrive } from './arrive.ts'

/** Signs in with the development identity provider, as a person does: by choosing a name on its page. */
export async function signInStaff(page: Page, subject: string, to = '/staff'): Promise<void> {
  await page.goto(`/auth/sign-in?as=staff&to=${encodeURIComponent(to)}`)
  await arrive(page, () => page.click(`[data-test="sign-in-${subject}"]`))
}

/** @param identityCode of somebody in instances/lapland/demo-people.json */
export async function signInResident(page: Page, identityCode: string, to = '/oma'): Promise<void> {
  await page.goto(`/auth/sign-in?as=resident&to=${encodeURIComponent(to)}`)
  await arrive(page, () => page.click(`[data-test="sign-in-resident-${identityCode}"]`))
}

/** Signs in somebody of the staff whose name is known, not their subject. */
export async function signInByName(page: Page, name: string, to = '/staff'): Promise<void> {
  await page.goto(`/auth/sign-in?as=staff&to=${encodeURIComponent(to)}`)
  await page.fill('input[name=etsi]', name)
  await arrive(page, () => page.press('input[name=etsi]', 'Enter'))
  // The whole name: «Kari Niemi» is also the beginning of «Kari Nieminen».
  await arrive(page, () =>
    page
      .locator('li a')
      .filter({ has: page.getByText(name, { exact: true }) })
      .click(),
  )
}
