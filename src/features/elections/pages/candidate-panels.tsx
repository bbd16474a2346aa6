import { useState } from 'react'
import { fileAddress } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { paperNames } from '../papers/rules.ts'
import { ballotPostNames } from '../rules.ts'
import type { Election } from './election.tsx'
import { NominateDialog } from './nominate-dialog.tsx'

/** Who is nominated for each post, in the order of the ballot: by the strokes of the names. */
export function CandidatePanels({ election }: { election: Election }) {
  return (
    <div className="stack">
      {election.posts.map((post) => (
        <Nominees key={post.post} election={election} post={post} />
      ))}
    </div>
  )
}

function Nominees({ election, post }: { election: Election; post: Election['posts'][number] }) {
  const may = useMay()('elections.conduct')
  const [open, setOpen] = useState(false)
  const people = election.candidates.filter((one) => one.post === post.post)
  const mayChange = may && election.status === 'running' && post.ballots.length === 0
  return (
    <Panel
      title={`${ballotPostNames[post.post]}候选人（${people.length} 名，需 ${post.needed} 名${post.post === 'committeeMember' ? '以上' : ''}）`}
      extra={
        mayChange && (
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {people.length > 0 ? '调整' : '提名'}
          </button>
        )
      }
    >
      {people.length === 0 ? (
        <p className="muted">还没有提名。</p>
      ) : (
        <>
          <p className="row no-print">
            {(['ballots', 'tally'] as const).map((paper) => (
              <a
                key={paper}
                className="button"
                href={fileAddress(`/elections/${election.id}/papers.pdf`, { paper, post: post.post })}
                download
              >
                <Icon name="print" />
                {paperNames[paper]}
              </a>
            ))}
          </p>
          <ol className="election-people">
            {people.map((one) => (
              <li key={one.personId}>
                <strong>{one.name}</strong>
                <span className="muted">
                  {one.gender === 'female' ? '女' : '男'}，{one.birthDate.slice(0, 7)} 出生
                  {one.joinedOn && `，${one.joinedOn.slice(0, 7)} 入党`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {open && <NominateDialog election={election} post={post} onClose={() => setOpen(false)} />}
    </Panel>
  )
}
