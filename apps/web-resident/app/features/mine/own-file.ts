import { routes } from '@luukku/contract'
import type { LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { leadTo } from '../../shared/form.ts'
import { getPage } from '../../shared/page.ts'
import { toReadable } from './readable-file.ts'

/** The person's own data as a file: to be read, or for a program. The file's name tells nothing of its owner. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = getPage(context)
  try {
    const data = await page.api(routes.exportMyData)
    const isJson = new URL(request.url).searchParams.get('muoto') === 'json'
    return new Response(isJson ? JSON.stringify(data, undefined, 2) : toReadable(data, page.language), {
      headers: {
        'content-type': isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
        'content-disposition': `attachment; filename="omat-tiedot.${isJson ? 'json' : 'html'}"`,
        'cache-control': 'no-store',
      },
    })
  } catch (fault) {
    troubleOf(fault)
    return leadTo('/tiedot')
  }
}
