import { index, route, type RouteConfig } from '@react-router/dev/routes'

const path = (name: string) => `features/path/${name}.tsx`
const mine = (name: string) => `features/mine/${name}.tsx`
const about = (name: string) => `features/about/${name}.tsx`

export default [
  index(path('tell'), { id: 'front' }),
  route('kerro', path('tell'), { id: 'tell' }),
  route('kysymys/:place?', path('question')),
  route('hata', path('stop')),
  route('yhteys', path('reach')),
  route('kuka', path('who')),
  route('ymmarsimme', path('understood')),
  route('lupa', path('permission')),
  route('laheta', path('send')),
  route('lupaus', path('promise')),
  route('tyhjenna', path('clear')),
  route('oma', mine('plan')),
  route('oma/aika/:id', mine('appointment')),
  route('oma/tarve/:id', mine('first-time')),
  route('oma/tarve/:id/paikka', mine('place')),
  route('oma/aika/:id/kalenteri', 'features/mine/calendar-file.ts', { id: 'one-time-file' }),
  route('oma/kalenteri', 'features/mine/calendar-file.ts', { id: 'all-times-file' }),
  route('oma/odotus', mine('waiting')),
  route('oma/kysely/:id', mine('questionnaire')),
  route('viestit', mine('messages')),
  route('kuka-katsoi', mine('log')),
  route('tiedot', mine('data')),
  route('tiedot/tiedosto', 'features/mine/own-file.ts'),
  route('luvat', mine('permissions')),
  route('puolesta', mine('acting')),
  route('kirje', mine('letter')),
  route('yhteystiedot', about('contact-details')),
  route('palvelut', about('services')),
  route('tietosuoja', about('privacy')),
  route('*', about('not-found')),
] satisfies RouteConfig
