import type { RouteObject } from 'react-router'
import { EntitlementNote } from '#renderer/features/entitlements/EntitlementNote.tsx'
import { BatchesPage } from '#renderer/features/cards/BatchesPage.tsx'
import { BatchPage } from '#renderer/features/cards/BatchPage.tsx'
import { CardsPage } from '#renderer/features/cards/CardsPage.tsx'
import { BatchFacesPage, CollectionReceiptPage, FacePage, SignOffPage } from '#renderer/features/cards/PaperPages.tsx'
import { StatementPage } from '#renderer/features/entitlements/StatementPage.tsx'
import { CheckupPage } from '#renderer/features/checkups/CheckupPage.tsx'
import { AnswersPage } from '#renderer/features/departments/AnswersPage.tsx'
import { DepartmentsPage } from '#renderer/features/departments/DepartmentsPage.tsx'
import { WeekPaper } from '#renderer/features/departments/WeekPaper.tsx'
import { HistoryPage } from '#renderer/features/history/HistoryPage.tsx'
import { CorrectPage } from '#renderer/features/holders/CorrectPage.tsx'
import { MergePage } from '#renderer/features/holders/MergePage.tsx'
import { HolderName } from '#renderer/features/holders/HolderName.tsx'
import { RegisterPage } from '#renderer/features/holders/RegisterPage.tsx'
import { RosterPage } from '#renderer/features/holders/RosterPage.tsx'
import { ImportPage } from '#renderer/features/imports/ImportPage.tsx'
import { ManyPapers } from '#renderer/features/papers/ManyPapers.tsx'
import { PapersSheet } from '#renderer/features/papers/PapersSheet.tsx'
import { TemplatesPage } from '#renderer/features/papers/TemplatesPage.tsx'
import { PracticesPage } from '#renderer/features/practices/PracticesPage.tsx'
import { SettingsPage } from '#renderer/features/settings/SettingsPage.tsx'
import { SetupPage } from '#renderer/features/settings/SetupPage.tsx'
import { EditionPage } from '#renderer/features/summaries/EditionPage.tsx'
import { FormPage } from '#renderer/features/summaries/FormPage.tsx'
import { FormsPage } from '#renderer/features/summaries/FormsPage.tsx'
import { FigureListPage } from '#renderer/features/summaries/FigureListPage.tsx'
import { DispatchExport } from '#renderer/features/summaries/DispatchExport.tsx'
import { SpecialLedgerExport } from '#renderer/features/summaries/SpecialLedgerExport.tsx'
import { WeekExport } from '#renderer/features/summaries/WeekExport.tsx'
import { CardExport } from '#renderer/features/summaries/CardExport.tsx'
import { LedgerExport } from '#renderer/features/summaries/LedgerExport.tsx'
import { LeaderPage } from '#renderer/features/summaries/LeaderPage.tsx'
import { LeaderPaper } from '#renderer/features/summaries/LeaderPaper.tsx'
import { SummaryPage } from '#renderer/features/summaries/SummaryPage.tsx'
import { SummaryPaper } from '#renderer/features/summaries/SummaryPaper.tsx'
import { ReceiptPage } from '#renderer/features/requests/ReceiptPage.tsx'
import { DispatchPage } from '#renderer/features/requests/DispatchPage.tsx'
import { RatePage } from '#renderer/features/requests/RatePage.tsx'
import { RecordPage } from '#renderer/features/requests/RecordPage.tsx'
import { RequestPage } from '#renderer/features/requests/RequestPage.tsx'
import { TextsPage } from '#renderer/features/requests/TextsPage.tsx'
import { LedgerFigures } from '#renderer/features/special-ledgers/LedgerFigures.tsx'
import { LedgersPage } from '#renderer/features/special-ledgers/LedgersPage.tsx'
import { HandoverDraft, HandoverPaper } from '#renderer/features/staff/HandoverPaper.tsx'
import { HandoverPage } from '#renderer/features/staff/HandoverPage.tsx'
import { StaffPage } from '#renderer/features/staff/StaffPage.tsx'
import { VisitPage } from '#renderer/features/visits/VisitPage.tsx'
import { VisitPaper } from '#renderer/features/visits/VisitPaper.tsx'
import { VisitsPage } from '#renderer/features/visits/VisitsPage.tsx'
import { SubsidyFigures } from '#renderer/features/subsidies/SubsidyFigures.tsx'
import { SubsidySheet } from '#renderer/features/subsidies/SubsidySheet.tsx'
import { ServedPage } from '#renderer/features/usages/ServedPage.tsx'
import { RulesPage } from '#renderer/features/rules/RulesPage.tsx'
import { DayPage, LedgerPage } from '#renderer/features/requests/RequestsPage.tsx'
import { FindPage } from './FindPage.tsx'
import { NotFound } from './NotFound.tsx'
import { WithPapers } from './WithPapers.tsx'

/** The pages of the open desk. */
export const PAGES: readonly RouteObject[] = [
  { index: true, element: <FindPage /> },
  {
    path: 'holders',
    element: <RosterPage papers={(ids) => <ManyPapers ownerIds={ids} holderIds={ids} kinds={['statement']} />} />,
  },
  { path: 'holders/new', element: <RegisterPage /> },
  // Drawn by `HolderPlace`, which stays when the address changes.
  { path: 'holders/:id', element: null },
  {
    path: 'holders/:id/statement',
    element: <StatementPage papers={(id, on) => <PapersSheet owner="holder" ownerId={id} on={on} />} />,
  },
  { path: 'holders/:id/correct', element: <CorrectPage /> },
  { path: 'holders/:id/merge', element: <MergePage /> },
  { path: 'cards', element: <CardsPage tools={(filter) => <CardExport filter={filter} />} /> },
  { path: 'cards/batches', element: <BatchesPage /> },
  {
    path: 'cards/batches/:id',
    element: (
      <BatchPage
        papers={(cards) => (
          <ManyPapers
            ownerIds={cards.map(({ id }) => id)}
            holderIds={[...new Set(cards.map(({ holder }) => holder.id))]}
            kinds={['collection', 'statement']}
          />
        )}
      />
    ),
  },
  { path: 'cards/batches/:id/faces', element: <BatchFacesPage /> },
  {
    path: 'cards/batches/:id/sign-off',
    element: (
      <WithPapers owner="batch">
        <SignOffPage />
      </WithPapers>
    ),
  },
  { path: 'cards/:id/face', element: <FacePage /> },
  {
    path: 'cards/:id/receipt',
    element: (
      <WithPapers owner="card">
        <CollectionReceiptPage />
      </WithPapers>
    ),
  },
  { path: 'day', element: <DayPage papers={(ids) => <ManyPapers ownerIds={ids} />} /> },
  {
    path: 'requests',
    element: (
      <LedgerPage
        tools={(filter) => <LedgerExport filter={filter} />}
        papers={(ids) => <ManyPapers ownerIds={ids} />}
      />
    ),
  },
  { path: 'requests/new', element: <RecordPage note={(about) => <EntitlementNote {...about} />} /> },
  { path: 'requests/texts', element: <TextsPage /> },
  {
    path: 'requests/:id',
    element: (
      <RequestPage
        besides={(id) => (
          <>
            <SubsidySheet of={{ requestId: id }} />
            <PapersSheet owner="request" ownerId={id} />
          </>
        )}
      />
    ),
  },
  { path: 'requests/:id/rate', element: <RatePage /> },
  { path: 'requests/:id/receipt', element: <ReceiptPage /> },
  { path: 'requests/:id/dispatch', element: <DispatchPage /> },
  { path: 'departments', element: <DepartmentsPage tools={(id) => <DispatchExport departmentId={id} />} /> },
  { path: 'departments/answers', element: <AnswersPage /> },
  { path: 'departments/week', element: <WeekPaper tools={<WeekExport />} /> },
  { path: 'papers/templates', element: <TemplatesPage /> },
  { path: 'import', element: <ImportPage /> },
  { path: 'checkup', element: <CheckupPage /> },
  { path: 'history', element: <HistoryPage holder={(id) => <HolderName id={id} />} /> },
  { path: 'served', element: <ServedPage /> },
  { path: 'visits', element: <VisitsPage /> },
  { path: 'visits/:id', element: <VisitPage /> },
  { path: 'visits/:id/print', element: <VisitPaper /> },
  { path: 'ledgers', element: <LedgersPage tools={(shown) => <SpecialLedgerExport {...shown} />} /> },
  { path: 'staff', element: <StaffPage /> },
  { path: 'staff/:id/handover', element: <HandoverPage /> },
  { path: 'staff/:id/handover/print', element: <HandoverDraft /> },
  {
    path: 'handovers/:id/print',
    element: (
      <WithPapers owner="handover">
        <HandoverPaper />
      </WithPapers>
    ),
  },
  { path: 'rules', element: <RulesPage /> },
  { path: 'practices', element: <PracticesPage /> },
  { path: 'leader', element: <LeaderPage /> },
  { path: 'leader/print', element: <LeaderPaper /> },
  {
    path: 'summaries',
    element: (
      <SummaryPage
        besides={(period) => (
          <>
            <SubsidyFigures period={period} />
            <LedgerFigures period={period} />
          </>
        )}
      />
    ),
  },
  { path: 'summaries/list', element: <FigureListPage /> },
  { path: 'summaries/forms', element: <FormsPage /> },
  { path: 'summaries/forms/:id', element: <FormPage /> },
  { path: 'summaries/editions/:id', element: <EditionPage /> },
  { path: 'summaries/print', element: <SummaryPaper /> },
  { path: 'settings', element: <SettingsPage /> },
  { path: 'settings/:panel', element: <SettingsPage /> },
  { path: 'setup', element: <SetupPage /> },
  { path: '*', element: <NotFound /> },
]
