// 某一指标各地的数据 | What regions report for one indicator
// 可改：指标名 | Edit: the indicator's name
MATCH (i:Indicator {name: '行政机关负责人出庭应诉率'})<-[e:MEASURES]-(o:Observation)<-[a:REPORTED]-(r:Region)
RETURN i, e, o, a, r
LIMIT 100
