import { data } from 'react-router'
import { Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'

export function loader() {
  return data(null, { status: 404 })
}

export default function NotFound() {
  const { t, problem } = usePage()
  return (
    <>
      <Title>{problem('not-found.what')}</Title>
      <h1 className="lk-h1">{problem('not-found.what')}</h1>
      <p>
        <a className="rs-button-link" href="/">
          {t('nav.front')}
        </a>
      </p>
    </>
  )
}
