import { useState } from 'react'
import { type Duty, duties, dutyNames, postName } from '#features/people/posts/rules.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { verdictNames } from '../ballots/rules.ts'
import { ballotPostNames } from '../rules.ts'
import { BallotTable } from './ballot-table.tsx'
import type { Election } from './election.tsx'

type Post = Election['posts'][number]

const tones: Record<Post['state'], Tone> = {
  waiting: 'quiet',
  void: 'bad',
  unconfirmed: 'warning',
  tied: 'warning',
  short: 'warning',
  decided: 'good',
}

/** What was counted for each post, what it means, and who is elected. */
export function BallotPanels({ election }: { election: Election }) {
  return (
    <div className="stack">
      {election.winners.length > 0 && <Winners election={election} />}
      {election.posts.map((post) => (
        <Panel
          key={post.post}
          title={`${ballotPostNames[post.post]}（应选 ${post.seats} 名）`}
          extra={<StatusDot tone={tones[post.state]}>{verdictNames[post.state]}</StatusDot>}
        >
          {post.ballots.length === 0 ? (
            <p className="muted">还没有投票。</p>
          ) : (
            post.ballots.map((ballot) => (
              <BallotTable key={ballot.id} election={election} post={post} ballot={ballot} />
            ))
          )}
        </Panel>
      ))}
    </div>
  )
}

function Winners({ election }: { election: Election }) {
  const may = useMay()('elections.conduct') && election.status === 'running'
  const [assigning, setAssigning] = useState(false)
  const members = election.winners.filter(({ post }) => post === 'committeeMember')
  return (
    <Panel
      title="当选人员"
      extra={
        may &&
        members.length > 0 && (
          <button type="button" className="link" onClick={() => setAssigning(true)}>
            登记分工
          </button>
        )
      }
    >
      <ul className="election-winners">
        {election.winners.map(({ personId, name, post, duty }) => (
          <li key={`${post}-${personId}`}>
            <strong>{name}</strong>
            <span className="muted">{postName(post, duty)}</span>
          </li>
        ))}
      </ul>
      {assigning && <DutyDialog election={election} onClose={() => setAssigning(false)} />}
    </Panel>
  )
}

function DutyDialog({ election, onClose }: { election: Election; onClose: () => void }) {
  const assign = useAct(call.elections.ballots.assign, { done: '分工已登记' })
  const members = election.winners.filter(({ post }) => post === 'committeeMember')
  return (
    <FormDialog
      title="委员分工"
      fields={members.map(({ personId, name }) => ({
        kind: 'choice' as const,
        name: String(personId),
        label: name,
        options: duties.map((value) => ({ value, label: `${dutyNames[value]}委员` })),
      }))}
      start={Object.fromEntries(members.map(({ personId, duty }) => [String(personId), duty ?? undefined]))}
      submitWord="登记"
      onClose={onClose}
      onSubmit={(values) =>
        assign.send({
          id: election.id,
          duties: members.flatMap(({ personId }) => {
            const duty = values[String(personId)] as Duty | undefined
            return duty ? [{ personId, duty }] : []
          }),
        })
      }
    />
  )
}
