import { routes } from '@luukku/contract'
import { redirect, type ActionFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { expireKeys, holdsSession } from '../../shared/expire-keys.ts'
import { leadTo, readForm } from '../../shared/form.ts'
import { getPage, type Page } from '../../shared/page.ts'

export function loader() {
  return leadTo('/yhteystiedot')
}

/**
 * Destroys the draft and leads to a page that looks like any list of phone numbers. The browser's keys go with this answer
 * whatever became of the draft: who comes next to this phone opens nothing. Pages are never stored by the browser, and
 * `Clear-Site-Data` drops those it still holds in memory: «back» shows an empty first page at most.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const cookies = request.headers.get('cookie') ?? ''
  const left = !(await isCleared(page, sent.formToken))
  // What a signed-in person began waits for them for longer, so the page says another thing to them.
  const told = left ? `?jai=${holdsSession(cookies) ? '2' : '1'}` : ''
  const headers = new Headers({ 'clear-site-data': '"cache"' })
  for (const line of expireKeys(cookies)) headers.append('set-cookie', line)
  return redirect(`/yhteystiedot${told}`, { status: 303, headers })
}

/** A page that was open for long has an old form token: then once more with the one of now. */
async function isCleared(page: Page, formToken: string): Promise<boolean> {
  if (page.trouble) return false
  for (const token of new Set([formToken, page.session.formToken]))
    try {
      await page.api(routes.clearDraft, { formToken: token })
      return true
    } catch (fault) {
      if (troubleOf(fault).code !== 'forbidden-origin') return false
    }
  return false
}
