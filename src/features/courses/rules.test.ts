import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { daysByTopic } from './records/rules.ts'
import {
  type CoursePart,
  type CourseQuestion,
  isRight,
  sessionAgenda,
  sessionTitle,
  whyNot,
  whyNotCount,
  whyNotStudy,
  whyNotSubmit,
} from './rules.ts'

const question = (more: Partial<CourseQuestion> = {}): CourseQuestion => ({
  kind: 'single',
  text: '预备期从哪一天算起？',
  options: ['支部大会通过之日', '上级批准之日'],
  correct: [0],
  explanation: '《党章》第七条',
  anchor: '第七条',
  ...more,
})
const part = (...questions: CourseQuestion[]): CoursePart => ({
  title: '第一节',
  note: '',
  materialId: 1,
  anchor: '',
  questions,
})

describe('A question one puts to oneself', () => {
  it('is answered by exactly what is right, in whatever order', () => {
    assert.equal(isRight({ correct: [0, 2] }, [2, 0]), true)
    assert.equal(isRight({ correct: [0, 2] }, [0]), false)
    assert.equal(isRight({ correct: [0, 2] }, [0, 1, 2]), false)
    assert.equal(isRight({ correct: [0] }, [0, 0]), true)
  })
})

describe('A course', () => {
  const code = (...questions: CourseQuestion[]) => whyNotSubmit([part(...questions)])?.code ?? null

  it('is submitted with parts whose questions say what is right, and why', () => {
    assert.equal(code(question()), null)
    assert.equal(code(), null)
    assert.equal(whyNotSubmit([])?.code, 'course-empty')
    assert.equal(code(question({ options: ['一个'] })), 'course-options-few')
    assert.equal(code(question({ options: ['一', ' '] })), 'course-options-few')
    assert.equal(code(question({ options: ['一', '一'] })), 'course-options-alike')
    assert.equal(code(question({ correct: [] })), 'course-right-missing')
    assert.equal(code(question({ correct: [2] })), 'course-right-missing')
    assert.equal(code(question({ correct: [0, 1] })), 'course-right-missing')
    assert.equal(code(question({ kind: 'multiple' })), 'course-right-few')
    assert.equal(code(question({ kind: 'multiple', correct: [0, 1] })), null)
    assert.equal(code(question({ explanation: ' ' })), 'course-explanation-missing')
    assert.deepEqual(whyNotSubmit([part(question(), question({ correct: [] }))])?.facts, {
      part: '第一节',
      number: 2,
    })
  })

  it('moves on from its state, and is approved by somebody else than who submitted it', () => {
    const of = (state: 'draft' | 'submitted' | 'published' | 'withdrawn') => ({
      state,
      submittedAccountId: 3,
    })
    assert.equal(whyNot('save', of('draft'), 3), null)
    assert.equal(whyNot('save', of('withdrawn'), 3), null)
    assert.equal(whyNot('save', of('published'), 3), 'course-not-draft')
    assert.equal(whyNot('submit', of('submitted'), 3), 'course-moved-on')
    assert.equal(whyNot('approve', of('submitted'), 3), 'course-own-approval')
    assert.equal(whyNot('approve', of('submitted'), 4), null)
    assert.equal(whyNot('giveBack', of('submitted'), 3), null)
    assert.equal(whyNot('withdraw', of('draft'), 4), 'course-moved-on')
  })
})

describe('A branch studies together', () => {
  it('what everybody who comes may open', () => {
    const path = '1.2.5.'
    assert.equal(whyNotStudy({ sensitivity: 'internal', audiencePath: null }, path), null)
    assert.equal(whyNotStudy({ sensitivity: 'internal', audiencePath: '1.2.' }, path), null)
    assert.equal(whyNotStudy({ sensitivity: 'public', audiencePath: '1.3.' }, path), 'study-not-for-branch')
    assert.equal(whyNotStudy({ sensitivity: 'sensitive', audiencePath: null }, path), 'study-too-sensitive')
  })

  it('in a meeting that is named after it, each material on the agenda', () => {
    assert.equal(sessionTitle('党章'), '学习《党章》')
    assert.equal([...sessionTitle('长'.repeat(200))].length, 100)
    assert.deepEqual(sessionAgenda(['党章', '条例']), ['学习《党章》', '学习《条例》', '交流讨论'])
  })
})

describe('A record', () => {
  it('is of a day that has come, and of a course that was read to its end', () => {
    const facts = { studiedOn: '2026-11-24', today: '2026-11-24', partsLeft: 0 }
    assert.equal(whyNotCount(facts), null)
    assert.equal(whyNotCount({ ...facts, studiedOn: '2026-11-25' }), 'record-in-future')
    assert.equal(whyNotCount({ ...facts, partsLeft: 1 }), 'record-course-open')
  })

  it('counts days by topic, a day once, and only what was confirmed', () => {
    const row = (topic: string, studiedOn: string, state: 'asked' | 'confirmed' = 'confirmed') => ({
      topic,
      studiedOn,
      state,
    })
    assert.deepEqual(
      daysByTopic([
        row('院史', '2026-11-01'),
        row('党章', '2026-11-01'),
        row('党章', '2026-11-01'),
        row('党章', '2026-11-02'),
        row('党章', '2026-11-03', 'asked'),
      ]),
      [
        { topic: '党章', days: 2 },
        { topic: '院史', days: 1 },
      ],
    )
  })
})
