import { useQuery } from '@tanstack/react-query'
import { SlipPanel } from '#features/slips/pages/slip-panel.tsx'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { actNames, isOpen, wayNames } from '../rules.ts'
import { StateDot } from './consent-state.tsx'
import { DoneTimeline } from './done-timeline.tsx'
import { HelpingHelp } from './help.tsx'
import './helping.css'

type One = Awaited<ReturnType<typeof call.helping.get>>

/** One consent: who to whom, for what, on which paper; and what was done on it. */
export default function ConsentPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.helping.get.queryOptions({ input: { id } }))
  const one = query.data
  const title = one && `${one.personName}委托${one.helperName}代办`
  usePageTitle(title)
  return (
    <>
      <PageHelp>
        <HelpingHelp />
      </PageHelp>
      <PageHeader
        title={title}
        beside={one && <StateDot state={one.state} />}
        actions={one && <Acts one={one} />}
      />
      <Answered query={query}>
        {(found) => (
          <div className="stack">
            <Panel>
              <Facts facts={factsOf(found)} />
            </Panel>
            <Papers one={found} />
            {isOpen(found.state) && <SlipPanel kind="helpingConsent" subjectId={found.id} />}
            <Done consentId={found.id} />
          </div>
        )}
      </Answered>
    </>
  )
}

const factsOf = (one: One) => [
  {
    label: '委托人',
    value: (
      <PageLink className="link" to={`/people/${one.personId}`}>
        {one.personName}
      </PageLink>
    ),
  },
  {
    label: '代办人',
    value: (
      <PageLink className="link" to={`/people/${one.helperId}`}>
        {one.helperName}
      </PageLink>
    ),
  },
  { label: '党支部', value: one.organizationName },
  { label: '期限', value: `${one.fromOn} 至 ${one.untilOn}` },
  {
    label: '代办事项',
    value: (
      <ul className="helping-acts">
        {one.acts.map((act) => (
          <li key={act}>{actNames[act]}</li>
        ))}
      </ul>
    ),
    wide: true,
  },
  { label: '委托方式', value: wayNames[one.given] },
  { label: '见证人', value: one.witnessName, absent: !one.witnessName },
  {
    label: '登记',
    value: (
      <>
        <When at={one.recordedAt} /> {one.recordedBy}
      </>
    ),
  },
  {
    label: '撤销',
    value: (
      <>
        <When at={one.withdrawnAt} /> {one.withdrawnBy}：{one.withdrawnBecause}
      </>
    ),
    absent: one.withdrawnAt === null,
    wide: true,
  },
]

function Acts({ one }: { one: One }) {
  const may = useMay()('helping.conduct')
  const withdraw = useAct(call.helping.withdraw, { done: '已撤销，并告知本人' })
  if (!may || !isOpen(one.state)) return null
  const end = async () => {
    const reason = await askReason({
      title: '撤销代办委托',
      words: '撤销后马上不能再代办，已办的记录保留。',
      submit: '撤销',
      danger: true,
    })
    if (reason) await withdraw.run({ id: one.id, reason })
  }
  return (
    <button type="button" className="button" onClick={() => void end()}>
      撤销委托
    </button>
  )
}

function Papers({ one }: { one: One }) {
  const may = useMay()('helping.conduct') && isOpen(one.state)
  const add = useAct(call.helping.addPaper, { done: '已附上委托书' })
  if (one.given === 'account' || (one.papers.length === 0 && !may)) return null
  return (
    <Panel title="签字的委托书">
      {one.papers.length === 0 && one.given === 'paper' && (
        <p className="muted">签字的委托书还没有交回，交回以前不能代办。</p>
      )}
      <ul className="helping-papers">
        {one.papers.map((paper) => (
          <li key={paper.id}>
            <a href={paperAddress(one.id, paper.id)} target="_blank" rel="noreferrer">
              {paper.type.startsWith('image/') && (
                <img src={paperAddress(one.id, paper.id)} alt="" loading="lazy" />
              )}
              <span>{paper.name}</span>
            </a>
            <small className="muted">
              <When at={paper.addedAt} /> {paper.addedBy}
            </small>
          </li>
        ))}
      </ul>
      {may && (
        <FilePick
          accept=".pdf,.jpg,.jpeg,.png"
          several
          words="附上签字的委托书"
          hint="手机上可以直接拍照；PDF、JPG 或 PNG，每个不超过 20 MB。"
          busy={add.busy}
          onPick={(files) => void add.run({ id: one.id, files })}
        />
      )}
    </Panel>
  )
}
const paperAddress = (id: number, paperId: number) =>
  fileAddress(`/helping-consents/${id}/papers/${paperId}`, {})

function Done({ consentId }: { consentId: number }) {
  const query = useQuery(ask.helping.done.queryOptions({ input: { consentId, size: 100 } }))
  return (
    <Panel title="代办记录">
      <Answered query={query}>{({ rows }) => <DoneTimeline rows={rows} />}</Answered>
    </Panel>
  )
}
