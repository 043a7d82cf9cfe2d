// 哪些地区有某机制，处于什么状态 | The regions of a mechanism, and how each stands to it
// 可改：机制名 | Edit: the mechanism's name
MATCH (m:Mechanism {name: '综合查一次'})<-[a:IMPLEMENTS|PILOTS|PLANS|LACKS|AWARDED_FOR]-(r:Region)
RETURN m, a, r
