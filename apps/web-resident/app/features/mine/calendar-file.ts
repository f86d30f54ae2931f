import { routes } from '@luukku/contract'
import type { LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { leadTo } from '../../shared/form.ts'
import { getPage } from '../../shared/page.ts'

/** Booked times as a calendar file, all that come or one. The file's name and the address tell nothing. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = getPage(context)
  const names = new URL(request.url).searchParams.get('nimet') === 'palvelu' ? 'service' : 'neutral'
  try {
    const id = params['id']
    const { file } = await page.api(routes.readMyCalendar, {
      query: { names, lang: page.language, ...(id === undefined ? {} : { appointment: id }) },
    })
    return new Response(file, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
        'content-disposition': 'attachment; filename="ajat.ics"',
        'cache-control': 'no-store',
      },
    })
  } catch (fault) {
    troubleOf(fault)
    return leadTo('/oma')
  }
}
