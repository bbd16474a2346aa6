import { accounts } from '#features/accounts/feature.ts'
import { admissions } from '#features/admissions/feature.ts'
import { alerts } from '#features/alerts/feature.ts'
import { appraisals } from '#features/appraisals/feature.ts'
import { approvals } from '#features/approvals/feature.ts'
import { archive } from '#features/archive/feature.ts'
import { attendance } from '#features/attendance/feature.ts'
import { audit } from '#features/audit/feature.ts'
import { boards } from '#features/boards/feature.ts'
import { burden } from '#features/burden/feature.ts'
import { calendar } from '#features/calendar/feature.ts'
import { coBuilding } from '#features/co-building/feature.ts'
import { commendations } from '#features/commendations/feature.ts'
import { courses } from '#features/courses/feature.ts'
import { dashboard } from '#features/dashboard/feature.ts'
import { documents } from '#features/documents/feature.ts'
import { dues } from '#features/dues/feature.ts'
import { elections } from '#features/elections/feature.ts'
import { exchange } from '#features/exchange/feature.ts'
import { exhibition } from '#features/exhibition/feature.ts'
import { guides } from '#features/guides/feature.ts'
import { helping } from '#features/helping/feature.ts'
import { ledger } from '#features/ledger/feature.ts'
import { library } from '#features/library/feature.ts'
import { masterData } from '#features/master-data/feature.ts'
import { meetings } from '#features/meetings/feature.ts'
import { messages } from '#features/messages/feature.ts'
import { numberExports } from '#features/number-exports/feature.ts'
import { organizations } from '#features/organizations/feature.ts'
import { outsideRequests } from '#features/outside-requests/feature.ts'
import { ownCopies } from '#features/own-copies/feature.ts'
import { people } from '#features/people/feature.ts'
import { practices } from '#features/practices/feature.ts'
import { redMap } from '#features/red-map/feature.ts'
import { requests } from '#features/requests/feature.ts'
import { retention } from '#features/retention/feature.ts'
import { safekeeping } from '#features/safekeeping/feature.ts'
import { screens } from '#features/screens/feature.ts'
import { seals } from '#features/seals/feature.ts'
import { search } from '#features/search/feature.ts'
import { slips } from '#features/slips/feature.ts'
import { statistics } from '#features/statistics/feature.ts'
import { suggestions } from '#features/suggestions/feature.ts'
import { talks } from '#features/talks/feature.ts'
import { transfers } from '#features/transfers/feature.ts'
import type { Feature } from '#platform/feature.ts'

/** The whole product, from the ground up. Imports go only up this list: a feature may use those before it. */
export const features: Feature[] = [
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
]
