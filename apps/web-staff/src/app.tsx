import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router'
import { CalendarsPage } from './features/calendars/calendars-page.tsx'
import { CasePage } from './features/case/case-page.tsx'
import { CataloguePage } from './features/catalogue/catalogue-page.tsx'
import { ConflictsPage } from './features/conflicts/conflicts-page.tsx'
import { DataRequestsPage } from './features/data-requests/data-requests-page.tsx'
import { DenialPage } from './features/denial/denial-page.tsx'
import { DeskPage } from './features/desk/desk-page.tsx'
import { EmergencyPage } from './features/emergency/emergency-page.tsx'
import { InterpreterDaysPage } from './features/interpreting/interpreter-days-page.tsx'
import { InterpretingPage } from './features/interpreting/interpreting-page.tsx'
import { LawPage } from './features/law/law-page.tsx'
import { LetterPage } from './features/letter/letter-page.tsx'
import { ManagerPage } from './features/manager/manager-page.tsx'
import { ModelPage } from './features/models/model-page.tsx'
import { ModelsPage } from './features/models/models-page.tsx'
import { NewContactPage } from './features/new-contact/new-contact-page.tsx'
import { OwnNeedPage } from './features/own/own-need-page.tsx'
import { OwnPage } from './features/own/own-page.tsx'
import { PeoplePage } from './features/people/people-page.tsx'
import { PersonPage } from './features/people/person-page.tsx'
import { PolicyPage } from './features/policy/policy-page.tsx'
import { RetentionPage } from './features/retention/retention-page.tsx'
import { RoomsPage } from './features/rooms/rooms-page.tsx'
import { RosterPage } from './features/roster/roster-page.tsx'
import { UsersPage } from './features/users/users-page.tsx'
import { WaitingPage } from './features/waiting/waiting-page.tsx'
import { WeekPage } from './features/week/week-page.tsx'
import { LanguageProvider } from './shared/language.tsx'
import { MemoryProvider } from './shared/remembered.tsx'
import { homeOf, Home, RoleGate } from './shared/role-gate.tsx'
import { Shell } from './shared/shell.tsx'

const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      children: [
        { path: '/', element: <Home desk={<DeskPage />} /> },
        {
          path: '/contacts/new',
          element: (
            <RoleGate roles={homeOf.desk}>
              <NewContactPage />
            </RoleGate>
          ),
        },
        {
          path: '/contacts/:id',
          element: (
            <RoleGate roles={homeOf.desk}>
              <CasePage />
            </RoleGate>
          ),
        },
        {
          path: '/contacts/:id/letter',
          element: (
            <RoleGate roles={homeOf.desk}>
              <LetterPage />
            </RoleGate>
          ),
        },
        {
          path: '/contacts/:id/denial',
          element: (
            <RoleGate roles={homeOf.desk}>
              <DenialPage of="contact" />
            </RoleGate>
          ),
        },
        {
          path: '/own/:id/denial',
          element: (
            <RoleGate roles={homeOf.own}>
              <DenialPage of="need" />
            </RoleGate>
          ),
        },
        {
          path: '/waiting',
          element: (
            <RoleGate roles={homeOf.desk}>
              <WaitingPage />
            </RoleGate>
          ),
        },
        {
          path: '/conflicts',
          element: (
            <RoleGate roles={homeOf.desk}>
              <ConflictsPage />
            </RoleGate>
          ),
        },
        {
          path: '/interpreting',
          element: (
            <RoleGate roles={homeOf.desk}>
              <InterpretingPage />
            </RoleGate>
          ),
        },
        {
          path: '/interpreting/:id',
          element: (
            <RoleGate roles={homeOf.desk}>
              <InterpreterDaysPage />
            </RoleGate>
          ),
        },
        {
          path: '/week',
          element: (
            <RoleGate roles={homeOf.week}>
              <WeekPage />
            </RoleGate>
          ),
        },
        {
          path: '/roster',
          element: (
            <RoleGate roles={homeOf.manager}>
              <RosterPage />
            </RoleGate>
          ),
        },
        {
          path: '/rooms',
          element: (
            <RoleGate roles={homeOf.manager}>
              <RoomsPage />
            </RoleGate>
          ),
        },
        {
          path: '/own',
          element: (
            <RoleGate roles={homeOf.own}>
              <OwnPage />
            </RoleGate>
          ),
        },
        {
          path: '/own/:id',
          element: (
            <RoleGate roles={homeOf.own}>
              <OwnNeedPage />
            </RoleGate>
          ),
        },
        {
          path: '/manager',
          element: (
            <RoleGate roles={homeOf.manager}>
              <ManagerPage />
            </RoleGate>
          ),
        },
        {
          path: '/calendars',
          element: (
            <RoleGate roles={homeOf.manager}>
              <CalendarsPage />
            </RoleGate>
          ),
        },
        {
          path: '/policy',
          element: (
            <RoleGate roles={homeOf.manager}>
              <PolicyPage />
            </RoleGate>
          ),
        },
        {
          path: '/emergency',
          element: (
            <RoleGate roles={homeOf.emergency}>
              <EmergencyPage />
            </RoleGate>
          ),
        },
        {
          path: '/data-requests',
          element: (
            <RoleGate roles={homeOf.dataProtection}>
              <DataRequestsPage />
            </RoleGate>
          ),
        },
        {
          path: '/retention',
          element: (
            <RoleGate roles={homeOf.retention}>
              <RetentionPage />
            </RoleGate>
          ),
        },
        {
          path: '/people',
          element: (
            <RoleGate roles={homeOf.desk}>
              <PeoplePage />
            </RoleGate>
          ),
        },
        {
          path: '/people/:id',
          element: (
            <RoleGate roles={homeOf.desk}>
              <PersonPage />
            </RoleGate>
          ),
        },
        {
          path: '/users',
          element: (
            <RoleGate roles={homeOf.manager}>
              <UsersPage />
            </RoleGate>
          ),
        },
        {
          path: '/law',
          element: (
            <RoleGate roles={homeOf.law}>
              <LawPage />
            </RoleGate>
          ),
        },
        {
          path: '/catalogue',
          element: (
            <RoleGate roles={homeOf.law}>
              <CataloguePage />
            </RoleGate>
          ),
        },
        {
          path: '/models',
          element: (
            <RoleGate roles={homeOf.law}>
              <ModelsPage />
            </RoleGate>
          ),
        },
        {
          path: '/models/:name',
          element: (
            <RoleGate roles={homeOf.law}>
              <ModelPage />
            </RoleGate>
          ),
        },
        { path: '*', element: <Navigate to="/" replace /> },
      ],
    },
  ],
  { basename: '/staff' },
)

export function App() {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: 1, retryDelay: 1000, networkMode: 'always' },
          mutations: { networkMode: 'always', retry: 0 },
        },
      }),
  )
  const [memory] = useState(() => new Map<string, unknown>())
  return (
    <QueryClientProvider client={queries}>
      <MemoryProvider value={memory}>
        <LanguageProvider>
          <RouterProvider router={router} />
        </LanguageProvider>
      </MemoryProvider>
    </QueryClientProvider>
  )
}
