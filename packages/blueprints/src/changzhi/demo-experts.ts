import type { DemoSpec } from '../demo/demo-spec.ts'

/** What experts say of themselves; employers bear names that units of the demo may bear too. */
export const expertAnswers: DemoSpec['answers'] = {
  'basics.ethnicGroup': ['01', '01', '01', '01', '03', '11'],
  'basics.politicalStatus': ['01', '01', '10', '12', '13', '13'],
  'basics.education': ['11', '14', '14', '21', '21', '21', '31'],
  'basics.address': ['示例街{n}号院2号楼', '望潮路{n}号', '澄湾小区{n}号楼'],
  'basics.employer': [
    '云岫工程咨询有限公司',
    '澹溪造价咨询有限公司',
    '鹭渚工程监理有限公司',
    '霁川勘察设计有限公司',
    '松壑招标代理有限公司',
    '望潮项目管理有限公司',
    '示例工程职业学院',
    '示例市规划勘测研究院',
  ],
  'work.period': ['2011年7月至今', '2014年3月至今', '2009年9月至今', '2017年5月至今'],
  'work.employer': [
    '云岫工程咨询有限公司',
    '霁川勘察设计有限公司',
    '示例市建筑设计研究院',
    '示例市规划勘测研究院',
  ],
  'work.position': ['总工程师', '副总工程师', '设计室主任', '项目负责人', '注册造价师'],
  'work.duties': [
    '主持房屋建筑和市政项目的可行性研究、初步设计评审。',
    '负责政府投资项目的概算、结算审核。',
    '承担公路桥梁项目的勘察设计和技术论证。',
    '负责监理项目的质量和安全管理。',
  ],
  'schooling.period': ['1992年9月至1996年7月', '1994年9月至1998年7月', '1995年9月至1999年7月'],
  'schooling.school': ['示例理工大学', '示例建筑科技大学', '示例交通大学'],
  'schooling.major': ['土木工程', '工程造价', '给水排水工程', '道路与桥梁工程', '建筑学', '会计学'],
  'schooling.education': ['14', '21', '21', '31'],
  'schooling.degree': ['master', 'bachelor', 'bachelor', 'none'],
}
