import { formatDay } from '#basics/days.ts'
import { type MeetingKind, meetingKindNames } from '#features/meetings/rules.ts'
import type { Words } from '#platform/errors.ts'
import { countFaults } from './ballots/rules.ts'

const shownDay = (day: unknown) => (typeof day === 'string' && day ? formatDay(day) : '')
const rules = '《中国共产党基层组织选举工作条例》'

export const words: Words = {
  'election-organization-closed': ({ name }) => `“${name}”已经撤销，不能选举。请核对所选的党组织。`,
  'election-temporary-branch': ({ name }) =>
    `“${name}”是临时党支部，班子由批准它的党组织指定，不进行选举（《中国共产党支部工作条例（试行）》第七条）。`,
  'election-branches-only': ({ name }) => `“${name}”不是党支部。这里办理党支部的选举，请选择党支部。`,
  'election-running': ({ name }) => `“${name}”已有正在办理的选举事项。请先办完，或撤销办理后再发起。`,
  'election-planned-past': () => '计划日期早于今天，请核对计划日期。',
  'election-term-missing': ({ name, kind }) =>
    `“${name}”没有正在任期内的一届，不能办理“${kind}”。请先登记本届起始日期，或办理换届。`,
  'by-election-after-term': ({ endsOn }) =>
    `增补的委员任期随本届届满，会议日期应不晚于届满日期 ${shownDay(endsOn)}。请核对日期，或办理换届。`,
  'election-too-soon': ({ from, endsOn }) =>
    `本届 ${shownDay(endsOn)} 届满，${shownDay(from)} 起可以准备换届。需要提前的，请办理“提前换届”并写明原因。`,
  'early-not-early': ({ endsOn }) => `会议日期不早于届满日期 ${shownDay(endsOn)}，请办理“换届”。`,
  'early-too-early': ({ endsOn }) =>
    `提前换届一般不超过一年（${rules}第三条），本届 ${shownDay(endsOn)} 届满。请把会议日期改到届满前一年之内。`,
  'election-extension-not-later': ({ endsOn }) =>
    `延期后的日期应晚于届满日期 ${shownDay(endsOn)}，请核对日期。`,
  'election-extension-too-long': ({ latest }) =>
    `延期换届一般不超过一年（${rules}第三条），最晚到 ${shownDay(latest)}。请核对日期。`,
  'election-reason': () => '请写明原因：增补、提前和延期都要说明理由，请示中会用到。',
  'election-over': ({ name }) => `“${name}”的这次选举已经办结或撤销，不能再改。请刷新页面核对。`,
  'election-meeting-held': ({ name }) => `“${name}”的党员大会已经登记，这一项不能再改。`,
  'seats-of-committee': () =>
    '支部委员会由 3 至 5 人组成，一般不超过 7 人（《支部工作条例（试行）》第二十条）。请核对委员名额。',
  'seats-deputies': () => '书记设 1 名，副书记最多设 1 名。请核对名额。',
  'seats-secretary': () => '换届应选举书记 1 名，请核对书记名额。',
  'seats-without-committee': ({ fullMembers }) =>
    `现有正式党员 ${fullMembers} 名，不足 7 名，不设支部委员会，只选书记（必要时选副书记 1 名）。请把委员名额改为 0。`,
  'seats-by-election': () => '请填写要增补的名额：委员、书记或副书记。',
  'post-not-elected': ({ post }) => `这次选举不选${post}，请核对名额。`,
  'candidates-voted': ({ post }) => `${post}已经投过票，候选人不能再改。`,
  'candidates-too-few': ({ seats }) =>
    `委员实行差额选举，候选人应多于应选名额 20% 以上${seats ? `：应选 ${seats} 名，至少 ${Number(seats) + Math.floor((Number(seats) + 4) / 5)} 名` : ''}。请增加候选人。`,
  'candidates-uncontested': ({ seats }) =>
    `书记、副书记等额选举，候选人数应与名额相同（${seats ?? 1} 名）。请核对候选人。`,
  'candidate-no-voter': ({ name }) => `${name}不是本支部有选举权的正式党员，不能作为候选人。请另选人员。`,
  'exclusion-needless': ({ name }) => `${name}是预备党员，没有选举权，本来就不计入应到会人数。`,
  'exclusion-approved': ({ name }) => `${name}不计入应到会人数无需再批准，请刷新页面核对。`,
  'meeting-recorded': () => '这次会议已经登记，请刷新页面核对。',
  'meeting-before-term': ({ on }) =>
    `会议日期早于本届任期开始的 ${shownDay(on)}。请核对会议日期，或选用本届的会议。`,
  'meeting-before-founding': ({ on }) =>
    `会议日期早于党支部成立的 ${shownDay(on)}。请核对会议日期，或选用成立以后的会议。`,
  'meeting-before-decision': ({ on }) =>
    `会议日期早于研究选举事项的会议（${shownDay(on)}）。请核对会议日期，或选用那以后的会议。`,
  'meeting-before-reply': ({ on }) =>
    `会议日期早于上级党组织的批复（${shownDay(on)}）。选举大会在批复以后召开，请核对会议日期，或另选会议。`,
  'meeting-before-members': ({ on }) =>
    `委员会第一次会议早于选举委员的党员大会（${shownDay(on)}）。请核对会议日期，或另选会议。`,
  'meeting-chosen-elsewhere': ({ name, other }) =>
    `所选的是“${other}”的会议。请选择“${name}”自己的会议，或新登记会议。`,
  'meeting-chosen-kind': ({ wanted }) =>
    `这一步要用${meetingKindNames[wanted as MeetingKind]}的记录，所选的不是。请另选会议，或新登记会议。`,
  'meeting-chosen-cancelled': () => '所选的会议已经取消。请另选会议，或新登记会议。',
  'meeting-chosen-planned': () => '会议还没有登记召开。请先打开会议，登记到会情况，再回到这里选用。',
  'meeting-chosen-used': ({ name }) => `这次会议已经用于“${name}”。请另选会议，或新登记会议。`,
  'meeting-chosen-agenda': () => '会议记录里还没有议程。请先打开会议填写，再回到这里选用。',
  'meeting-chosen-chair': () =>
    '会议记录里没有主持人。没有确认的，请打开会议补上；已经确认的，请另选会议，或新登记会议。',
  'meeting-chosen-chair-office': () =>
    '会议不是由上届支部委员会的委员（不设委员会的，由书记；新成立的，由筹备负责人）主持。请核对会议记录，另选会议，或新登记会议。',
  'meeting-chosen-recorder': () =>
    '会议记录里没有记录人。没有确认的，请打开会议补上；已经确认的，请另选会议，或新登记会议。',
  'meeting-chosen-missing': ({ names, people }) =>
    `会议应到会的名单里没有有选举权的${names}${Number(people) > 5 ? `等 ${people} 人` : ''}。请核对会议日期和名册，或新登记会议。`,
  'meeting-chosen-strangers': ({ names, people }) =>
    `会议应到会的名单里有不是新一届委员的${names}${Number(people) > 5 ? `等 ${people} 人` : ''}。请新登记委员会第一次会议。`,
  'meeting-chosen-watch': ({ name }) =>
    `${name || '所选人员'}不能在这里补为监票人、计票人：应是到会、没有其他工作的党员，且只在选举的党员大会上需要。请另选人员。`,
  'no-voters': () => '没有有选举权的党员，不能选举。请核对名册。',
  'quorum-missed': ({ entitled, present, quorum }) =>
    `应到会有选举权的 ${entitled} 人，实到会 ${present} 人，不足五分之四（至少 ${quorum} 人），不能选举（${rules}）。请另定时间召开。`,
  'committee-not-elected': () => '委员还没有选出。请先登记党员大会的计票结果，再登记第一次会议。',
  'ballot-without-meeting': () => '请先登记会议的到会情况，再登记计票结果。',
  'ballot-over': ({ post }) => `${post}已经选出，不用再登记计票结果。`,
  'ballot-not-last': () =>
    '只能撤回最后一次计票结果；新一届委员会第一次会议登记以后，委员的计票结果不能撤回。',
  'base-unconfirmed': () => '两种口径下当选的人不同，请先由上级党组织确认依据，再继续。',
  'base-not-asked': () => '现在没有需要确认依据的计票结果。',
  ...countFaults,
  'count-missing': ({ name }) => `还没有填写${name}的票数。`,
  'count-twice': () => '同一个人填写了两次，请核对票数。',
  'count-stranger': () => '票数里有这一轮不参加投票的人。另选他人请从有选举权的党员中选择。',
  'reduce-not-short': () => '只有当选人数少于名额时，才能减少名额。请刷新页面核对。',
  'reduce-not-near': () => '当选人数还不接近应选名额，不能减少名额。请就缺额重新投票。',
  'election-not-approved': () =>
    '请示还没有得到批复，不能召开选举大会。请先报请示；纸质批复已到的，请上级党组织登记。',
  'candidates-not-approved': () =>
    '候选人预备人选还没有得到批复，不能召开选举大会。请先报批；纸质批复已到的，请上级党组织登记。',
  'paper-agreed': ({ part }) => `${part}已经得到批复，不用再报。`,
  'paper-under-way': ({ part }) => `${part}已经起草或正在办理，请打开它继续。`,
  'decision-missing': () => '请先登记研究换届事项的会议，再起草请示。',
  'candidates-missing': () => '候选人还没有提满。请先提名候选人，再起草请示。',
  'result-undecided': () => '选举结果还没有全部产生。请先登记计票结果，再报批。',
  'result-not-approved': () => '还没有收到同意的批复，不能登记。收到批复后会自动登记。',
  'result-not-yet': ({ on }) => `批复自 ${shownDay(on)} 起生效，到当日自动登记。`,
  'result-winner-gone': ({ names }) =>
    `${names}的组织关系已不在本党支部，不能登记任职。请先核对组织关系；确已转出的，请报上级党组织重新研究。`,
  'result-winner-not-full': ({ names }) =>
    `${names}现在不是正式党员，不能任职（《中国共产党章程》第七条）。请核对党籍，或报上级党组织重新研究。`,
  'result-branch-closed': () => '这个党支部已经撤销，选举结果不再登记。请核对批复。',
  'reply-in-future': () => '批复日期晚于今天，请核对批复日期。',
  'paper-without-candidates': () => '还没有候选人，不能打印。请先提名候选人。',
  'paper-too-many-names': ({ names }) => `候选人 ${names} 名，一张选票排不下。请核对候选人。`,
  'establishment-over': ({ name }) => `“${name}”已经办结或撤销，不能再改。请刷新页面核对。`,
  'establishment-running': () => '这个党组织已有正在办理的撤销或更名。请先办完，或撤销办理后再提出。',
  'reminder-not-due': ({ name }) => `“${name}”的任期还没有到届满前六个月，暂不需要提醒。请到时再办。`,
  'reminder-election-running': ({ name }) =>
    `“${name}”已经在办理选举，无需再提醒。请在“换届选举”中查看进度。`,
  'reminder-drafted': ({ name }) => `给“${name}”的通知已有一份草稿。请打开草稿，印发或删除后再起草新的。`,
  'reminder-from-above': () => '换届通知由上级党组织发出。请换用党委或政工部门的身份办理。',
  'founding-branches-only': () => '这里办理党支部的成立。党委、党总支由上级党组织批准后在“党组织”中设立。',
  'founding-temporary-moves': () =>
    '临时党支部不转接组织关系（《支部工作条例（试行）》第七条），请不要选择转入的党员。',
  'founding-joint-units': () => '联合党支部由两个以上单位的党员组成，请填写覆盖的单位数。',
  'founding-too-few': ({ fullMembers, probationary }) =>
    `成立党支部须有正式党员 3 名以上（《支部工作条例（试行）》第四条）。现选正式党员 ${fullMembers} 名${Number(probationary) > 0 ? `、预备党员 ${probationary} 名，预备党员不计在内` : ''}。请增加人员，或成立联合党支部。`,
  'founding-secretary-elsewhere': () => '拟任书记不在转入的党员当中。请从转入的正式党员中选择，或先不填。',
  'founding-secretary-probationary': () =>
    '拟任书记是预备党员，没有被选举权（《中国共产党章程》第七条）。请从转入的正式党员中选择。',
  'founding-convener-elsewhere': () => '筹备负责人不在转入的党员当中。请从转入的正式党员中选择，或先不填。',
  'founding-convener-probationary': () => '筹备负责人是预备党员，请从转入的正式党员中选择。',
  'filing-done': ({ name }) => `“${name}”已经备案，请刷新页面核对。`,
  'filing-too-soon': ({ name }) =>
    `“${name}”还不能备案：党支部登记并选举产生书记（设支委会的，含委员）、结果批复以后备案。请先办完前面的步骤。`,
  'filing-in-future': () => '备案日期晚于今天，请核对备案日期。',
  'filing-before-result': ({ since }) => `备案日期早于批复生效的 ${shownDay(since)}，请核对备案日期。`,
  'founding-no-member': ({ name }) => `${name}现在没有正常的党籍，不能编入新支部。请核对人员。`,
  'dissolve-closed': ({ name }) => `“${name}”已经撤销。`,
  'dissolve-members': ({ name, members }) => `“${name}”还有 ${members} 名党员，请选择组织关系转入的党支部。`,
  'dissolve-receiving': () => '转入的党支部已经撤销，或不接收正式组织关系。请另选党支部。',
  'duty-not-elected': () => '分工只登记当选的委员，请刷新页面核对。',
}
