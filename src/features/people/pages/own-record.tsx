import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MaskedField } from '#basics/masks.ts'
import { OwnKept } from '#features/own-copies/pages/own-kept.tsx'
import { PrintOwn } from '#features/slips/pages/slip-panel.tsx'
import { ask, call } from '#web/call.ts'
import { Facts, NameDisc } from '#web/kit/facts.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { ReadersPanel } from '#web/kit/readers-panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { type Tab, Tabs } from '#web/kit/tabs.tsx'
import { useStandIn } from '#web/session.ts'
import type { CorrectableField } from '../changes/rules.ts'
import { OwnMaskedHelp } from './masked-help.tsx'
import { OwnProposals } from './own-proposals.tsx'
import { PersonCareer } from './person-career.tsx'
import { factGroups, type PersonRecord, sealedFacts, withPen } from './person-facts.tsx'
import { MembershipDot, StatusLabel } from './person-marks.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import './people.css'

/** 我的信息: one's own record, on the phone first; what is wrong in it is proposed for correction. */
export default function OwnRecord() {
  const query = useQuery(ask.people.own.queryOptions())
  const [proposing, setProposing] = useState<CorrectableField | null>(null)
  return (
    <>
      <OwnMaskedHelp />
      <PageHeader />
      <Answered query={query}>
        {(person) => (
          <div className="stack own-record">
            <OwnHead person={person} />
            <Tabs label="我的信息" tabs={tabsOf(person, setProposing)} />
            {proposing && (
              <ProposeDialog person={person} field={proposing} onClose={() => setProposing(null)} />
            )}
          </div>
        )}
      </Answered>
    </>
  )
}

const tabsOf = (person: PersonRecord, propose: (field: CorrectableField) => void): Tab[] => [
  { key: 'facts', title: '基本信息', show: () => <OwnFacts person={person} propose={propose} /> },
  { key: 'proposals', title: '我的申请', count: person.openProposals || null, show: () => <OwnProposals /> },
  { key: 'career', title: '党内履历', show: () => <PersonCareer person={person} /> },
  { key: 'readers', title: '谁能看到', show: () => <OwnReaders /> },
  { key: 'kept', title: '登记了什么', show: () => <OwnKept /> },
]

function OwnHead({ person }: { person: PersonRecord }) {
  return (
    <section className="panel person-head own" aria-label="概要">
      <NameDisc name={person.name} size={64} />
      <div className="grow">
        <h2 className="name">
          {person.name} <StatusLabel status={person.politicalStatus} />
        </h2>
        <p className="person-place">
          {person.organizationName ?? '没有所在党组织'}
          {person.groupName && <span>{person.groupName}</span>}
        </p>
        <p className="person-place">
          {person.membership !== 'none' && <MembershipDot membership={person.membership} />}
          {person.partyAge !== null && <span>党龄 {person.partyAge} 年</span>}
          {person.posts && <span>{person.posts}</span>}
        </p>
      </div>
    </section>
  )
}

function OwnFacts({ person, propose }: { person: PersonRecord; propose: (field: CorrectableField) => void }) {
  const standIn = useStandIn()
  // Whoever acts for a member sees no more than the branch does.
  const reveal = async (field: MaskedField) => (await call.people.revealOwn({ field })).value
  const sealed = sealedFacts(person, !standIn && reveal)
  return (
    <div className="stack">
      <Notice>
        发现不对的地方，按旁边的笔提出更正，由党支部核对后办理。号码和家庭住址平时打码，点旁边的眼睛看完整的，会留下查看记录。
      </Notice>
      <div className="row">
        <PrintOwn kind="recordCheck" subjectId={person.id} />
      </div>
      {factGroups(person, sealed).map(({ title, facts }) => (
        <Panel key={title} title={title}>
          <Facts facts={facts.map((fact) => withPen(fact, propose, '申请更正'))} least={300} />
        </Panel>
      ))}
    </div>
  )
}

const OwnReaders = () => <ReadersPanel query={useQuery(ask.people.ownReaders.queryOptions())} />
