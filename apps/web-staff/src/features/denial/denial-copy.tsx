import type { HeardDenial } from '@luukku/contract'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'

/** The copy of a denial or of taking it back, to print and give. */
export function DenialCopy({ heard, what, onAnother }: { heard: HeardDenial; what: string; onAnother: () => void }) {
  const { t, local, lang } = useLanguage()
  return (
    <>
      <p className="row no-print">
        <Button
          data-test="print-copy"
          onClick={() => {
            print()
          }}
        >
          {t('denial.print')}
        </Button>
        <button type="button" className="choice-button" onClick={onAnother}>
          {t('denial.again')}
        </button>
      </p>
      <article className="letter" data-test="denial-copy">
        <h1>{t(heard.says === 'deny' ? 'denial.copyDeny' : 'denial.copyAllow')}</h1>
        <p>{t(heard.says === 'deny' ? 'denial.copyDenyText' : 'denial.copyAllowText', { name: heard.name })}</p>
        <p>
          <strong>{t('denial.copyWhat')}:</strong> {what}
          {heard.what && `: ${local(heard.what)}`}
        </p>
        {heard.inEmergency !== undefined && (
          <p>
            <strong>{t('denial.emergency')}</strong>{' '}
            {t(heard.inEmergency ? 'denial.emergencyYes' : 'denial.emergencyNo')}
          </p>
        )}
        <p>{t('denial.copyValid')}</p>
        <p>{t('denial.copyBy', { by: heard.by, when: dateText(localDay(heard.at), lang, '0000') })}</p>
      </article>
    </>
  )
}
