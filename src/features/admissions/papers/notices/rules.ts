import { ageOn, formatDay } from '#basics/days.ts'
import { basisOf, chineseNumber, type PaperFacts } from '../facts/rules.ts'
import { dayIfKnown, monthOf, type Sheet } from '../layout/rules.ts'

const matters = {
  candidate: { title: '关于拟列为发展对象的公示', what: '拟将{}同志列为发展对象', article: 13 },
  admission: { title: '关于拟接收预备党员的公示', what: '拟接收{}同志为中共预备党员', article: 18 },
  confirmation: { title: '关于预备党员拟转正的公示', what: '拟将{}同志转为中共正式党员', article: 32 },
}

/** 公示: who, for how long, and where an objection is heard. */
export function noticeSheet(facts: PaperFacts): Sheet | null {
  const { notice, person, branch, committee, version } = facts
  if (!notice) return null
  const { title, what, article } = matters[notice.about]
  const steps = [
    facts.appliedOn && `${monthOf(facts.appliedOn)}递交入党申请书`,
    facts.activistOn && `${monthOf(facts.activistOn)}确定为入党积极分子`,
    notice.about !== 'candidate' &&
      facts.candidate.listedOn &&
      `${monthOf(facts.candidate.listedOn)}列为发展对象`,
    notice.about === 'confirmation' &&
      facts.probation.from &&
      `${monthOf(facts.probation.from)}接收为预备党员`,
  ].filter(Boolean)
  const mentors =
    notice.about === 'candidate'
      ? `培养联系人：${facts.mentors.join('、')}。`
      : `入党介绍人：${facts.sponsors.join('、')}。`
  return {
    size: 'a4',
    look: 'document',
    above: '',
    title,
    parts: [
      {
        k: 'text',
        text: `根据《中国共产党发展党员工作细则》有关规定，经${branch}委员会研究${notice.about === 'candidate' && version === '2026' ? '、上级党委同意' : ''}，${what.replace('{}', person.name)}。现将有关情况公示如下：`,
      },
      {
        k: 'text',
        text: `${person.name}，${person.gender}，${person.ethnicity}，${monthOf(person.birthDate)}出生（${ageOn(person.birthDate, notice.from)}岁），${person.education}${person.degree ? `，${person.degree}` : ''}，现在${branch}。${steps.join('，')}。${mentors}`,
      },
      {
        k: 'text',
        text: `公示时间：${formatDay(notice.from)}至${formatDay(notice.until)}（${chineseNumber(notice.workingDays)}个工作日）。`,
      },
      {
        k: 'text',
        text: '公示期间，党员、群众如对公示对象有不同意见，可以来信、来电、来访等方式向下列党组织反映。反映情况应实事求是，提倡署真实姓名，党组织将严格保密，并在调查核实后答复。',
      },
      { k: 'text', text: `受理部门：${notice.receiver}` },
      { k: 'text', text: `地　　址：${notice.address}` },
      { k: 'text', text: `电　　话：${notice.phone}` },
      { k: 'gap', tall: 12 },
      { k: 'right', lines: [committee, dayIfKnown(notice.from)] },
    ],
    basis: basisOf(version, article),
  }
}
