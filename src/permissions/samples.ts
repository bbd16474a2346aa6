/** How every endpoint is asked in the loops over all of them: see sample.ts. */
import { admissions } from './admissions.ts'
import { alerts } from './alerts.ts'
import { appraisals } from './appraisals.ts'
import { approvals } from './approvals.ts'
import { archive } from './archive.ts'
import { attendance } from './attendance.ts'
import { calendar } from './calendar.ts'
import { coBuilding } from './co-building.ts'
import { commendations } from './commendations.ts'
import { courses } from './courses.ts'
import { documents } from './documents.ts'
import { dues } from './dues.ts'
import { elections } from './elections.ts'
import { exchange } from './exchange.ts'
import { exhibition } from './exhibition.ts'
import { boards, burden, dashboard, masterData, statistics } from './figures.ts'
import { guides } from './guides.ts'
import { helping } from './helping.ts'
import { ledger } from './ledger.ts'
import { library } from './library.ts'
import { meetings } from './meetings.ts'
import { messages } from './messages.ts'
import { numberExports } from './number-exports.ts'
import { outsideRequests } from './outside-requests.ts'
import { practices } from './practices.ts'
import { reading } from './reading.ts'
import { redMap } from './red-map.ts'
import { organizations, people } from './register.ts'
import { requests } from './requests.ts'
import { retention } from './retention.ts'
import { accounts, audit } from './rights.ts'
import { safekeeping } from './safekeeping.ts'
import type { Sample } from './sample.ts'
import { screens } from './screens.ts'
import { seals } from './seals.ts'
import { search } from './search.ts'
import { slips } from './slips.ts'
import { suggestions } from './suggestions.ts'
import { talks } from './talks.ts'
import { transfers } from './transfers.ts'

export const samples: Record<string, Sample> = {
  ...outsideRequests,
  ...alerts,
  ...appraisals,
  ...talks,
  ...suggestions,
  ...numberExports,
  ...coBuilding,
  ...commendations,
  ...admissions,
  ...elections,
  ...ledger,
  ...meetings,
  ...messages,
  ...dues,
  ...attendance,
  ...transfers,
  ...organizations,
  ...people,
  ...accounts,
  ...audit,
  ...calendar,
  ...masterData,
  ...documents,
  ...seals,
  ...statistics,
  ...dashboard,
  ...boards,
  ...burden,
  ...screens,
  ...exchange,
  ...approvals,
  ...requests,
  ...archive,
  ...library,
  ...exhibition,
  ...guides,
  ...helping,
  ...slips,
  ...redMap,
  ...search,
  ...courses,
  ...reading,
  ...practices,
  ...safekeeping,
  ...retention,
}
