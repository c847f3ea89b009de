DROP TABLE `everything`;
