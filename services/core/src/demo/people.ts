import type { Random } from './random.ts'

export type Person = { name: string; mobile: string; email: string }

/** Makes up people: no two have one mobile number. */
export type People = { next(): Person; name(): string; mobile(): string }

const SURNAMES =
  '邵 汪 祝 裴 尹 俞 姜 柏 蒋 卫 钟 鲁 费 岑 康 伍 余 孟 穆 尤 贺 倪 汤 滕 殷 罗 毕 郝 邬 安'.split(
    ' ',
  )
const GIVEN = (
  '明哲 书瑶 承安 思源 清和 雨桐 景行 若华 子衿 怀远 沐阳 知微 嘉言 立群 文澜 晓岚 云舟 新宇 静姝 致远 ' +
  '一诺 佳禾 鸿渐 采薇 牧野 砚之 溪亭 星河 南乔 允中'
).split(' ')

/** Numbers 1390000 1000 and up; those below are for the demo logins. */
const FIRST_MOBILE = 1000

export function createPeople(random: Random): People {
  let count = 0
  const name = () => random.pick(SURNAMES) + random.pick(GIVEN)
  const mobile = () => {
    const number = FIRST_MOBILE + count
    count += 1
    if (number > 9999) throw new RangeError('the made-up mobile numbers are used up')
    return `1390000${number}`
  }
  return {
    name,
    mobile,
    next() {
      const number = mobile()
      return { name: name(), mobile: number, email: `u${number.slice(-4)}@mail.example` }
    },
  }
}
