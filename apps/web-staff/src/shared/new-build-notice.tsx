import { Button } from 'suomifi-ui-components'
import { useLanguage } from './language.tsx'
import { useIsNewBuild } from './new-build.ts'

/** The server was updated under the open page: whoever works here loads it anew when they are ready. */
export function NewBuildNotice() {
  const { t } = useLanguage()
  if (!useIsNewBuild()) return null
  return (
    <div className="banner banner--info" role="status" data-test="new-build">
      <span>{t('newBuild.text')}</span>
      <Button
        variant="secondary"
        onClick={() => {
          location.reload()
        }}
      >
        {t('newBuild.reload')}
      </Button>
    </div>
  )
}
