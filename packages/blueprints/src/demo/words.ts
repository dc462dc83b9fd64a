/** Made-up names of hills and waters; no unit is known to bear them. */
export const leads = (
  '云岫 澹溪 岚峤 鹭渚 松壑 霁川 浣汀 望潮 听浦 朔原 拓岭 临漪 鹤汀 桐陂 青崖 白砾 玄圃 丹壑 澜屿 霜河 ' +
  '麓原 穹岭 沧渚 瀚野 崇岫 澄湾 远岑 星渚 銮岭 梧汀 枫渡 芷汀 鲸屿 麦浦 鸣皋 砺峰 漱石 停云 逐浪 磐涧'
).split(' ')

export const tails = ['有限公司', '有限责任公司', '集团有限公司', '股份有限公司']

/** 部门和职务 of whoever looks after an association's matters in a unit. */
export const positions = [
  '综合管理部主任',
  '企业发展部经理',
  '办公室主任',
  '党群工作部干事',
  '市场部副经理',
  '科技质量部主管',
  '行政部专员',
  '总经理助理',
]
