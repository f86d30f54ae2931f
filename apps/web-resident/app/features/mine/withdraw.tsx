import { SafeWords } from '@luukku/ui'
import { hiddenFields } from '../../shared/form.ts'
import { HiddenFields } from '../../shared/hidden-fields.tsx'
import { usePage } from '../../shared/use-page.ts'

/** The permission to share, taken back in one tap. */
export function Withdraw({ contactId }: { contactId: string }) {
  const { t } = usePage()
  return (
    <form method="post" action="/viestit" className="rs-withdraw">
      <HiddenFields />
      <input type="hidden" name="yhteydenotto" value={contactId} />
      <details className="rs-details">
        <summary>
          <SafeWords shown={t.shownSafely('plan.permission')} />
        </summary>
        <p>
          <SafeWords shown={t.shownSafely('plan.permissionText')} />
        </p>
        <button type="submit" name={hiddenFields.way} value="peru-lupa" className="rs-second" data-test="withdraw">
          <SafeWords shown={t.shownSafely('plan.withdraw')} />
        </button>
      </details>
    </form>
  )
}
