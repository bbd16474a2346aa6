import { formatDay } from '#basics/days.ts'
import { opinion, personForm, whoRows } from '../applications/rules.ts'
import { basisOf, type PaperFacts } from '../facts/rules.ts'
import { dayIfKnown, dayOr, pairs, type Sheet, sealed, signed } from '../layout/rules.ts'

/** 转正申请书: written by the person himself; what is known stands in it already. */
export function petitionSheet(facts: PaperFacts): Sheet {
  const { person, branch, probation } = facts
  const until = probation.extendedUntil ?? probation.until
  return {
    size: 'a4',
    look: 'document',
    above: '',
    title: '转正申请书',
    parts: [
      { k: 'flush', text: '敬爱的党组织：' },
      {
        k: 'text',
        text: `我于${dayOr(probation.from)}经${branch}党员大会通过，被接收为中共预备党员，预备期${probation.extendedUntil ? '延长后' : ''}至${dayOr(until)}届满。现申请转为中共正式党员，并将预备期的思想、工作和学习情况汇报如下：`,
      },
      { k: 'ruled', count: 11 },
      { k: 'text', text: '请党组织考验。' },
      { k: 'right', lines: [`申请人：${person.name}`, dayOr(facts.confirmationAppliedOn)] },
    ],
    basis: basisOf(facts.version, 32),
  }
}

/** 转正审批表: from the application for it to the committee's word. */
export function confirmationSheet(facts: PaperFacts): Sheet {
  const { person, branch, committee, probation, confirmation: vote } = facts
  const count = (value: number | null) => (value === null ? '　　' : String(value))
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '预备党员转正审批表',
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      personForm([
        ...whoRows(person),
        pairs(
          ['接收为预备\n党员时间', dayIfKnown(probation.from)],
          ['预备期满\n时间', dayIfKnown(probation.extendedUntil ?? probation.until)],
          ['提出转正\n申请时间', dayIfKnown(facts.confirmationAppliedOn)],
        ),
        pairs(['入党介绍人', facts.sponsors.join('、')]),
        opinion(
          '预备期\n考察情况',
          facts.probationReviews
            .map(({ until, opinion: said }) => `${formatDay(until)}：${said ?? '已考察'}`)
            .join('\n'),
          42,
        ),
        opinion('党小组意见', null, 24, signed('党小组组长签名', null)),
        opinion('征求党员、\n群众意见情况', null, 22),
        opinion(
          '支部大会\n决议',
          `应到会有表决权的正式党员${vote.entitled}名，实到会${count(vote.present)}名，赞成${count(vote.inFavour)}票，反对${count(vote.against)}票，弃权${count(vote.abstained)}票。${vote.resolution ?? ''}`,
          38,
          signed('党支部书记签名', vote.heldOn),
        ),
        opinion('上级党委\n审批意见', null, 42, sealed(committee, facts.confirmedOn)),
      ]),
    ],
    basis: basisOf(facts.version, 32, 33),
  }
}
