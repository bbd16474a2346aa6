import { fileAddress } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { gradeNames, grades } from '../rules.ts'
import type { Member, Round } from './appraisal.tsx'

export const tallyInWords = (tally: NonNullable<Member['tally']>) =>
  [...grades.map((grade) => `${gradeNames[grade]} ${tally[grade]}`), `弃权 ${tally.abstained}`].join('，')

/** What was written, said, counted and decided of one member. */
export function MemberDrawer({
  round,
  member,
  onClose,
}: {
  round: Round
  member: Member
  onClose: () => void
}) {
  const paper = { paper: 'form', personId: member.personId }
  return (
    <Dialog
      open
      drawer
      title={member.name}
      onClose={onClose}
      foot={
        <>
          <a className="button" href={fileAddress(`/appraisals/${round.id}/papers.pdf`, paper)} download>
            打印登记表
          </a>
          <a
            className="button"
            href={fileAddress('/slips/print.pdf', {
              kind: 'selfAppraisal',
              subjectId: round.id,
              personId: member.personId,
            })}
            download
          >
            打印个人自评表
          </a>
        </>
      }
    >
      <div className="stack">
        <section>
          <h3>个人自评{member.selfOnPaper && '（纸质补录）'}</h3>
          <p className="appraisal-text">{member.selfText ?? '还没有写。'}</p>
        </section>
        <section>
          <h3>党员互评</h3>
          {member.remarks.length === 0 && <p className="muted">没有记录。</p>}
          <ul className="appraisal-lines">
            {member.remarks.map(({ byName, text }) => (
              <li key={byName + text}>
                <strong>{byName}</strong>
                <span className="grow">{text}</span>
              </li>
            ))}
          </ul>
        </section>
        {member.tally && (
          <section>
            <h3>民主测评</h3>
            <p className="number">{tallyInWords(member.tally)}</p>
          </section>
        )}
        {member.opinion && (
          <section>
            <h3>评定意见{member.grade && `：${gradeNames[member.grade]}`}</h3>
            <p className="appraisal-text">{member.opinion}</p>
          </section>
        )}
      </div>
    </Dialog>
  )
}
