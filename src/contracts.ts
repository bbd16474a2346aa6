import { contract as accounts } from '#features/accounts/contract.ts'
import { contract as admissions } from '#features/admissions/contract.ts'
import { contract as alerts } from '#features/alerts/contract.ts'
import { contract as appraisals } from '#features/appraisals/contract.ts'
import { contract as approvals } from '#features/approvals/contract.ts'
import { contract as archive } from '#features/archive/contract.ts'
import { contract as attendance } from '#features/attendance/contract.ts'
import { contract as audit } from '#features/audit/contract.ts'
import { contract as boards } from '#features/boards/contract.ts'
import { contract as burden } from '#features/burden/contract.ts'
import { contract as calendar } from '#features/calendar/contract.ts'
import { contract as coBuilding } from '#features/co-building/contract.ts'
import { contract as commendations } from '#features/commendations/contract.ts'
import { contract as courses } from '#features/courses/contract.ts'
import { contract as dashboard } from '#features/dashboard/contract.ts'
import { contract as documents } from '#features/documents/contract.ts'
import { contract as dues } from '#features/dues/contract.ts'
import { contract as elections } from '#features/elections/contract.ts'
import { contract as exchange } from '#features/exchange/contract.ts'
import { contract as exhibition } from '#features/exhibition/contract.ts'
import { contract as guides } from '#features/guides/contract.ts'
import { contract as helping } from '#features/helping/contract.ts'
import { contract as ledger } from '#features/ledger/contract.ts'
import { contract as library } from '#features/library/contract.ts'
import { contract as masterData } from '#features/master-data/contract.ts'
import { contract as meetings } from '#features/meetings/contract.ts'
import { contract as messages } from '#features/messages/contract.ts'
import { contract as numberExports } from '#features/number-exports/contract.ts'
import { contract as organizations } from '#features/organizations/contract.ts'
import { contract as outsideRequests } from '#features/outside-requests/contract.ts'
import { contract as ownCopies } from '#features/own-copies/contract.ts'
import { contract as people } from '#features/people/contract.ts'
import { contract as practices } from '#features/practices/contract.ts'
import { contract as redMap } from '#features/red-map/contract.ts'
import { contract as requests } from '#features/requests/contract.ts'
import { contract as retention } from '#features/retention/contract.ts'
import { contract as safekeeping } from '#features/safekeeping/contract.ts'
import { contract as screens } from '#features/screens/contract.ts'
import { contract as seals } from '#features/seals/contract.ts'
import { contract as search } from '#features/search/contract.ts'
import { contract as slips } from '#features/slips/contract.ts'
import { contract as statistics } from '#features/statistics/contract.ts'
import { contract as suggestions } from '#features/suggestions/contract.ts'
import { contract as talks } from '#features/talks/contract.ts'
import { contract as transfers } from '#features/transfers/contract.ts'

/**
 * Every contract by the name of its feature: what the browser and the tests call by. The names are those of
 * features.ts, in the same order.
 */
export const contracts = {
  organizations,
  people,
  accounts,
  audit,
  calendar,
  messages,
  safekeeping,
  documents,
  seals,
  approvals,
  requests,
  meetings,
  attendance,
  elections,
  dues,
  transfers,
  numberExports,
  masterData,
  admissions,
  appraisals,
  talks,
  suggestions,
  commendations,
  helping,
  slips,
  ledger,
  archive,
  coBuilding,
  library,
  outsideRequests,
  exhibition,
  courses,
  guides,
  redMap,
  statistics,
  alerts,
  dashboard,
  boards,
  screens,
  burden,
  search,
  exchange,
  retention,
  ownCopies,
  practices,
}

export type Contracts = typeof contracts
