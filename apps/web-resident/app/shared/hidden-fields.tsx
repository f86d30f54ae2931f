import { hiddenFields } from './form.ts'
import { usePage } from './use-page.ts'

/** What every form carries: the form token, and the key by which a repeated post is known. */
export function HiddenFields() {
  const { session, key } = usePage()
  return (
    <>
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={key} />
    </>
  )
}
