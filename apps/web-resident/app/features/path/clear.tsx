import { routes } from '@luukku/contract'
import { redirect, type ActionFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { leadTo, readForm } from '../../shared/form.ts'
import { getPage } from '../../shared/page.ts'

export function loader() {
  return leadTo('/yhteystiedot')
}

/**
 * Destroys the draft and leads to a page that looks like any list of phone numbers. Pages are never stored by the
 * browser, and `Clear-Site-Data` drops those it still holds in memory: «back» shows an empty first page at most.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  let left = ''
  try {
    if (page.trouble) left = '?jai=1'
    else await page.api(routes.clearDraft, { formToken: sent.formToken })
  } catch (fault) {
    const trouble = troubleOf(fault)
    if (trouble.code === 'forbidden-origin') {
      await page.api(routes.clearDraft, { formToken: page.session.formToken }).catch(() => undefined)
    } else if (trouble.status >= 429) left = '?jai=1'
  }
  return redirect(`/yhteystiedot${left}`, { status: 303, headers: { 'clear-site-data': '"cache"' } })
}
