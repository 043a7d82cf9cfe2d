// question: 某一机制历年被多少地区采用？ | How many regions stand how to a mechanism, year by year?
// param: mechanism mechanism required the mechanism, by name or any alias
// column: year the year reported on
// column: implemented regions that carry it out
// column: piloting regions that try it out
// column: planned regions that plan it
// column: deficient regions that admit to lack it
// column: reports reports of that year in the graph, whether they name it or not
MATCH (m:Mechanism {id: $mechanism})<-[a:IMPLEMENTS|PILOTS|PLANS|LACKS]-(r:Region)
WITH a.year AS year,
     count(DISTINCT CASE WHEN type(a) = 'IMPLEMENTS' THEN r.id END) AS implemented,
     count(DISTINCT CASE WHEN type(a) = 'PILOTS' THEN r.id END) AS piloting,
     count(DISTINCT CASE WHEN type(a) = 'PLANS' THEN r.id END) AS planned,
     count(DISTINCT CASE WHEN type(a) = 'LACKS' THEN r.id END) AS deficient
MATCH (p:Report) WHERE p.year = year
RETURN year, implemented, piloting, planned, deficient, count(p) AS reports
ORDER BY year
