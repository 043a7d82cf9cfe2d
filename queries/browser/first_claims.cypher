// 谁自称首创 | Who claims to have been first with what
// 可改：首创范围 | Edit: the scopes claimed
MATCH (r:Region)-[a:IMPLEMENTS|PILOTS|PLANS|AWARDED_FOR]->(m:Mechanism)
WHERE a.first IN ['全国', '全省', '全市']
RETURN r, a, m
LIMIT 100
