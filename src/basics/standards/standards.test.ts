import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { degreeName, parseDegree } from './degree.ts'
import {
  educationGroupOf,
  educationGroups,
  educationName,
  isCollegeOrAbove,
  parseEducation,
} from './education.ts'
import { ethnicityCodes, ethnicityName, isMinority, parseEthnicity } from './ethnicity.ts'
import { genderName, parseGender } from './gender.ts'

describe('Code standards', () => {
  it('knows 56 ethnicities by name, code, letters and old name (GB/T 3304)', () => {
    assert.equal(ethnicityCodes.filter((code) => Number(code) <= 56).length, 56)
    assert.equal(parseEthnicity('汉'), '01')
    assert.equal(parseEthnicity('维吾尔族'), '05')
    assert.equal(parseEthnicity('TJ'), '15')
    assert.equal(parseEthnicity('毛难族'), '36')
    assert.equal(parseEthnicity('ha'), '01')
    assert.equal(parseEthnicity('1'), '01')
    assert.equal(parseEthnicity('57'), null)
    assert.equal(parseEthnicity('火星族'), null)
    assert.deepEqual(['01', '02', '97', '', '57'].map(isMinority), [false, true, true, false, false])
    assert.equal(ethnicityName('43'), '乌孜别克族')
  })
  it('puts education into its row, and only graduates into 大专及以上 (GB/T 4658)', () => {
    assert.equal(parseEducation('大专'), '31')
    assert.equal(educationName('28'), '大学普通班毕业')
    assert.equal(educationGroupOf('23'), 'bachelor')
    assert.equal(educationGroupOf('47'), 'secondary')
    assert.deepEqual(
      ['11', '14', '17', '21', '28', '31'].filter((code) => !isCollegeOrAbove(code)),
      [],
    )
    assert.deepEqual(
      ['12', '13', '15', '19', '22', '23', '32', '33', '41', '61', '90'].filter(isCollegeOrAbove),
      [],
    )
    for (const level of ['研究生', '大学', '本科', '大专', '10', '20', '30'])
      assert.ok(isCollegeOrAbove(parseEducation(level) ?? ''), level)
    for (const word of ['中专', '高中', '技校', '初中', '小学', '其他', '硕士研究生', '大学普通班'])
      assert.ok(parseEducation(word), word)
    assert.equal(parseEducation('大本'), null)
  })
  it('gives every education code exactly one row', () => {
    const codes = Object.values(educationGroups).flat()
    assert.equal(new Set(codes).size, codes.length)
    for (let code = 10; code < 100; code++)
      assert.equal(codes.includes(String(code)), parseEducation(String(code)) !== null, String(code))
  })
  it('reads degrees and genders', () => {
    assert.equal(parseDegree('工学硕士'), '308')
    assert.equal(degreeName('308'), '工学硕士')
    assert.equal(parseDegree('管理学博士学位'), '212')
    assert.equal(parseDegree('工程硕士'), '3')
    assert.equal(parseDegree('名誉博士'), '1')
    assert.equal(parseDegree('博士后'), null)
    assert.equal(degreeName('248'), '博士')
    assert.equal(genderName('male'), '男')
    assert.equal(parseGender('女'), 'female')
    assert.equal(parseGender('未知'), null)
  })
})
