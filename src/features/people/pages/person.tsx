import { useQuery } from '@tanstack/react-query'
import { PersonAdmission } from '#features/admissions/pages/person-admission.tsx'
import { PersonHelping } from '#features/helping/pages/person-helping.tsx'
import { PersonSlips } from '#features/slips/pages/person-slips.tsx'
import { ask } from '#web/call.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { type Tab, Tabs } from '#web/kit/tabs.tsx'
import { MaskedHelp } from './masked-help.tsx'
import { PersonActs } from './person-acts.tsx'
import { PersonCareer } from './person-career.tsx'
import { PersonDossier } from './person-dossier.tsx'
import { PersonFacts, type PersonRecord } from './person-facts.tsx'
import { PersonHead } from './person-head.tsx'
import { PersonHistory } from './person-history.tsx'
import { MembershipDot, StatusLabel } from './person-marks.tsx'
import { PersonPosts } from './person-posts.tsx'
import { PersonReaders } from './person-readers.tsx'
import './people.css'

/** One person: who, where, what; the whole story; who changed what and why; who can see it. */
export default function Person() {
  const id = Number(useParams().id)
  const { search, change } = useAddress()
  const asOf = typeof search.asOf === 'string' ? search.asOf : undefined
  const query = useQuery(
    ask.people.get.queryOptions({ input: { id, asOf }, placeholderData: (before) => before }),
  )
  usePageTitle(query.data?.name)
  return (
    <>
      <MaskedHelp />
      <PageHeader
        title={query.data?.name}
        beside={query.data && <Marks person={query.data} />}
        actions={query.data && !asOf && <PersonActs person={query.data} />}
      />
      <Answered query={query}>
        {(person) => (
          <div className="stack">
            {asOf && (
              <Notice kind="warning">
                以下是 {person.asOf} 的情况，姓名等不随时间变化的内容为现在的登记。
                <button type="button" className="link" onClick={() => change({ asOf: undefined })}>
                  回到今天
                </button>
              </Notice>
            )}
            {!asOf && <PersonAdmission id={person.id} employeeNo={person.employeeNo} />}
            <PersonHead person={person} asOf={asOf} onAsOf={(day) => change({ asOf: day })} />
            <Tabs label="人员信息" tabs={tabsOf(person, asOf !== undefined)} />
          </div>
        )}
      </Answered>
    </>
  )
}

const Marks = ({ person }: { person: PersonRecord }) => (
  <span className="person-marks">
    <StatusLabel status={person.politicalStatus} />
    {person.membership !== 'none' && <MembershipDot membership={person.membership} />}
  </span>
)

const PersonPaper = ({ id }: { id: number }) => (
  <div className="stack">
    <PersonHelping id={id} />
    <PersonSlips id={id} />
  </div>
)

const tabsOf = (person: PersonRecord, past: boolean): Tab[] => [
  { key: 'facts', title: '基本信息', show: () => <PersonFacts person={person} fixed={past} /> },
  { key: 'career', title: '党内履历', show: () => <PersonCareer person={person} /> },
  {
    key: 'posts',
    title: '党内职务',
    count: person.heldPosts.length || null,
    show: () => <PersonPosts person={person} />,
  },
  { key: 'dossier', title: '奖惩培训家庭', show: () => <PersonDossier id={person.id} /> },
  { key: 'slips', title: '代办和纸质件', show: () => <PersonPaper id={person.id} /> },
  { key: 'changes', title: '变更记录', show: () => <PersonHistory id={person.id} /> },
  { key: 'readers', title: '谁能看到', show: () => <PersonReaders id={person.id} /> },
]
